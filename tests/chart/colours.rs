//! The colours of the graphs, read from `style/tokens.css`: at least 3:1 on every surface that a graph lies on, and told
//! apart by eyes that see no red or no green.

type Rgb = [f64; 3];

/// The two colours of a token, light and dark, in linear sRGB.
fn token(name: &str) -> [Rgb; 2] {
    let path = format!("{}/style/tokens.css", env!("CARGO_MANIFEST_DIR"));
    let style = std::fs::read_to_string(path).unwrap();
    let value = style.lines().find(|line| line.starts_with(&format!("    --{name}: "))).unwrap();
    let colours: Vec<Rgb> = value
        .split("oklch(")
        .skip(1)
        .map(|parts| {
            let parts: Vec<f64> = parts.split([' ', ')']).take(3).map(|part| part.parse().unwrap()).collect();
            linear(parts[0], parts[1], parts[2])
        })
        .collect();
    [colours[0], colours[1]]
}

/// From OKLCH, as CSS Color 4 has it; what sRGB can't show is cut off, as the painter does.
fn linear(lightness: f64, chroma: f64, hue: f64) -> Rgb {
    let (a, b) = (chroma * hue.to_radians().cos(), chroma * hue.to_radians().sin());
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
    [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
    ]
    .map(|part: f64| part.clamp(0.0, 1.0))
}

fn luminance([red, green, blue]: Rgb) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// WCAG's contrast.
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    f64::max(one, other) / f64::min(one, other)
}

#[test]
fn lines_reach_three_to_one_on_every_surface_in_both_themes() {
    for surface in ["surface", "surface-raised"] {
        let surfaces = token(surface);
        for name in ["series-1", "series-2", "series-3", "series-4", "chart-limit", "chart-cursor"] {
            for (theme, colour) in token(name).into_iter().enumerate() {
                let found = contrast(colour, surfaces[theme]);
                assert!(found >= 3.0, "--{name} on --{surface}, theme {theme}: {found:.2}");
            }
        }
    }
}

/// What is left of a colour without red or green cones (Machado and others, 2009, severity 1, linear sRGB).
const BLIND: [[Rgb; 3]; 2] = [
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
];

fn seen(matrix: &[Rgb; 3], colour: Rgb) -> Rgb {
    matrix.map(|row| row.iter().zip(colour).map(|(part, own)| part * own).sum::<f64>().clamp(0.0, 1.0))
}

/// The distance in OKLab, in which 0.02 is just seen.
fn distance(one: Rgb, other: Rgb) -> f64 {
    let lab = |[r, g, b]: Rgb| {
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        [
            0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s,
            1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s,
            0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s,
        ]
    };
    lab(one).iter().zip(lab(other)).map(|(one, other)| (one - other).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn the_two_lines_of_a_graph_are_told_apart_without_red_or_green() {
    for (one, other) in [("series-1", "series-3"), ("series-2", "series-4")] {
        for theme in 0..2 {
            let (one, other) = (token(one)[theme], token(other)[theme]);
            assert!(distance(one, other) > 0.1);
            for matrix in &BLIND {
                let found = distance(seen(matrix, one), seen(matrix, other));
                assert!(found > 0.1, "theme {theme}: {found:.3}");
            }
        }
    }
}
