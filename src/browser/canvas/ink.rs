//! The colours and the font of a graph, as computed by the style sheet.
//!
//! Every colour is a custom property registered with `@property` and syntax `<color>`, so that its computed value is a
//! colour and not `light-dark(…)`. Reading them costs a style computation: once per theme, not per frame.

use web_sys::CssStyleDeclaration;

use crate::browser::number;

/// What the painter dips into. All colours are CSS colours.
#[derive(Clone, Debug, PartialEq)]
pub struct Ink {
    /// The labels of the axes.
    pub label: String,
    /// The value of the limit.
    pub text: String,
    /// What lies behind the graph: the halo of words on the plot, the rim of the crosshair's dots.
    pub surface: String,
    /// Grid lines.
    pub grid: String,
    /// The line at 0.
    pub axis: String,
    /// The hatch over gaps.
    pub hatch: String,
    /// The limit's line.
    pub limit: String,
    /// The crosshair and the selection.
    pub cursor: String,
    /// The lines, by role. A role beyond the last begins again.
    pub series: Vec<String>,
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
        let font = property("font-size").and_then(|size| number::read(&size));
        Self {
            label: token("--text-quiet"),
            text: token("--text"),
            surface: token("--surface"),
            grid: either("--chart-grid", "--line"),
            axis: either("--chart-axis", "--line"),
            hatch: either("--chart-hatch", "--line"),
            limit: either("--chart-limit", "--text-quiet"),
            cursor: either("--chart-cursor", "--text-quiet"),
            series: (1..=4).map(|role| token(&format!("--series-{role}"))).collect(),
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
