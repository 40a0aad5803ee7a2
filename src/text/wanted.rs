//! What a field of the configuration must be, in words that end the sentence "… must be".

use crate::config::Wanted;

/// The words. Values stand as they are written in the file.
#[derive(Debug)]
pub struct WantedWords {
    pub text: &'static str,
    pub address: &'static str,
    pub link: &'static str,
    pub own_origin: &'static str,
    pub origins: &'static str,
    pub colour: &'static str,
    pub language: &'static str,
    pub group: &'static str,
    /// Between the last two of a choice.
    pub or: &'static str,
}

impl WantedWords {
    /// The words for one.
    pub fn of(&self, wanted: Wanted) -> String {
        let words = match wanted {
            Wanted::Text => self.text,
            Wanted::Address => self.address,
            Wanted::Link => self.link,
            Wanted::OwnOrigin => self.own_origin,
            Wanted::Origins => self.origins,
            Wanted::Colour => self.colour,
            Wanted::Language => self.language,
            Wanted::Group => self.group,
            Wanted::OneOf(words) => return one_of(words, self.or),
        };
        words.to_owned()
    }
}

/// `"auto", "light" or "dark"`.
fn one_of(words: &[&str], or: &str) -> String {
    let mut said = String::new();
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            said.push_str(if index + 1 == words.len() { or } else { ", " });
        }
        said.push('"');
        said.push_str(word);
        said.push('"');
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_listed() {
        for (words, said) in [
            (&["a", "b", "c"][..], r#""a", "b" or "c""#),
            (&["a", "b"], r#""a" or "b""#),
            (&["a"], r#""a""#),
            (&[], ""),
        ] {
            assert_eq!(one_of(words, " or "), said);
        }
    }
}
