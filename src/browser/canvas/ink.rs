//! The colours and the font of a graph, as computed by the style sheet.
//!
//! Every colour is a custom property registered with `@property` and syntax `<color>`, so that its computed value is a
//! colour and not `light-dark(…)`. Reading them costs a style computation: once for all graphs that are painted together,
//! and never for the crosshair.

use web_sys::CssStyleDeclaration;

use crate::browser::number;
use crate::chart::{Palette, Rgb};

/// What the painter dips into. All colours are CSS colours.
#[derive(Clone, Debug, PartialEq)]
pub struct Ink {
    /// The labels of the axes.
    pub label: String,
    /// The value of the limit.
    pub text: String,
    /// What lies behind the graph: the halo of words on the plot, the rim of the crosshair's dots.
    pub surface: String,
    /// The crosshair and the selection.
    pub cursor: String,
    /// The lines, by role. A role beyond the last begins again.
    pub series: Vec<String>,
    /// The colours of what is painted as pixels.
    pub palette: Palette,
    /// The font's families, as in CSS.
    pub family: String,
    /// The font's size in CSS pixels.
    pub font: f64,
}

impl Ink {
    /// Reads them from the style in force on an element. `None` when it is not on the page.
    pub fn of(element: &web_sys::Element) -> Option<Self> {
        let style = web_sys::window()?.get_computed_style(element).ok().flatten()?;
        Some(Self::read(&style))
    }

    /// Reads the tokens `--text`, `--text-quiet`, `--surface`, `--line` and `--series-1` to `-4`, and the font, from the
    /// computed style of the graph's element. An optional `--chart-grid`, `-axis`, `-hatch`, `-limit` or `-cursor`
    /// goes before its token. A missing token is the element's text colour.
    pub fn read(style: &CssStyleDeclaration) -> Self {
        let property = |name: &str| {
            let value = style.get_property_value(name).unwrap_or_default();
            Some(value.trim().to_owned()).filter(|value| !value.is_empty())
        };
        let own = property("color").unwrap_or_else(|| "gray".to_owned());
        let token = |name: &str| property(name).unwrap_or_else(|| own.clone());
        let either = |name: &str, other: &str| property(name).unwrap_or_else(|| token(other));
        let series: Vec<String> = (1..=4).map(|role| token(&format!("--series-{role}"))).collect();
        let font = property("font-size").and_then(|size| number::read(&size));
        Self {
            label: token("--text-quiet"),
            text: token("--text"),
            surface: token("--surface"),
            cursor: either("--chart-cursor", "--text-quiet"),
            palette: Palette {
                grid: bytes(&either("--chart-grid", "--line")),
                axis: bytes(&either("--chart-axis", "--line")),
                hatch: bytes(&either("--chart-hatch", "--line")),
                limit: bytes(&either("--chart-limit", "--text-quiet")),
                series: series.iter().map(|colour| bytes(colour)).collect(),
            },
            series,
            family: property("font-family").unwrap_or_else(|| "system-ui, sans-serif".to_owned()),
            font: font.filter(|size| *size > 0.0).unwrap_or(12.0),
        }
    }

    /// The colour of a role.
    pub(super) fn series(&self, role: usize) -> &str {
        role.checked_rem(self.series.len())
            .and_then(|role| self.series.get(role))
            .map_or(&self.text, |colour| colour)
    }

    /// The font at a pixel ratio, as the context takes it.
    pub(super) fn css_font(&self, ratio: f64) -> String {
        format!("{}px {}", number::write(self.font * ratio), self.family)
    }
}

/// The bytes of a computed colour; grey if it isn't given as red, green and blue.
fn bytes(colour: &str) -> Rgb {
    rgb(colour).unwrap_or([128; 3])
}

/// Reads `rgb(…)` or `color(srgb …)`. The graphs' tokens are mixed in sRGB, so that every browser computes them to one of
/// the two; to paint a colour and read it back fails where fingerprints are resisted.
fn rgb(colour: &str) -> Option<Rgb> {
    let (kind, parts) = colour.split_once('(')?;
    let (scale, parts) = match kind {
        "rgb" | "rgba" => (1.0, parts),
        _ => (255.0, parts.strip_prefix("srgb ")?),
    };
    let mut parts = parts.split([' ', ',', '/']).filter_map(number::read);
    let mut next = || Some((parts.next()? * scale).round().clamp(0.0, 255.0) as u8);
    Some([next()?, next()?, next()?])
}
