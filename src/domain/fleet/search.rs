//! Search by name, id, address, hardware address and reverse name: what fits, how well, and which letters.
//!
//! Case and accents don't count. Several words must all fit, each anywhere.

use super::facts::Facts;

/// A search, ready to be held against many servers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<Word>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    folded: String,
    /// The word without its separators, if it may be a hardware address.
    bare: Option<String>,
}

/// How many letters of an address are worth a search.
const SHORTEST_PLACE: usize = 3;

/// A piece of a name, and whether the search found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its letters.
    pub text: String,
    /// True when they are what was searched for.
    pub found: bool,
}

impl Query {
    /// A search for the words of a text.
    pub fn new(text: &str) -> Self {
        let words = text.split_whitespace().map(|word| {
            let folded = fold(word);
            let separated = folded.contains([':', '-']) && folded.chars().all(is_of_mac);
            Word { bare: separated.then(|| folded.replace([':', '-'], "")), folded }
        });
        Self { words: words.collect() }
    }

    /// True when it searches for nothing, and so everything fits.
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// True when a word looks like (a part of) an address: only what was read can answer it.
    pub fn is_address(&self) -> bool {
        self.words.iter().any(|word| {
            let folded = &word.folded;
            let has_digit = folded.contains(|letter: char| letter.is_ascii_digit());
            let colons = folded.contains(':') && folded.chars().all(is_of_mac);
            colons || has_digit && folded.contains('.') && !folded.contains('-')
        })
    }

    /// How well a server fits: the less the better, `None` if not at all. `name` and `id` are folded.
    pub(super) fn rank(&self, name: &str, id: &str, facts: &Facts) -> Option<u32> {
        let mut sum = 0;
        for word in &self.words {
            sum += word.rank(name, id, facts)?;
        }
        Some(sum)
    }

    /// True when every word is somewhere in a name.
    pub fn fits(&self, name: &str) -> bool {
        let name = fold(name);
        self.words.iter().all(|word| name.contains(&word.folded))
    }

    /// True when a name begins with the first word.
    pub fn begins(&self, name: &str) -> bool {
        self.words.first().is_some_and(|word| fold(name).starts_with(&word.folded))
    }

    /// A name cut into what was found and what was not.
    pub fn pieces(&self, name: &str) -> Vec<Piece> {
        let letters: Vec<char> = name.chars().collect();
        let folded: Vec<char> = letters.iter().map(|letter| fold_letter(*letter)).collect();
        let mut found = vec![false; letters.len()];
        for word in &self.words {
            let wanted: Vec<char> = word.folded.chars().collect();
            let starts = folded.windows(wanted.len().max(1)).enumerate();
            for (start, _) in starts.filter(|(_, window)| *window == wanted) {
                found.iter_mut().skip(start).take(wanted.len()).for_each(|mark| *mark = true);
            }
        }
        let mut pieces: Vec<Piece> = Vec::new();
        for (letter, found) in letters.into_iter().zip(found) {
            match pieces.last_mut().filter(|piece| piece.found == found) {
                Some(piece) => piece.text.push(letter),
                None => pieces.push(Piece { text: letter.into(), found }),
            }
        }
        pieces
    }
}

impl Word {
    fn rank(&self, name: &str, id: &str, facts: &Facts) -> Option<u32> {
        let word = self.folded.as_str();
        if name == word || id == word {
            return Some(0);
        }
        if let Some(at) = name.find(word) {
            // Whole words first: `shop` is meant by `shop` more likely than by `workshop`.
            let begins = name.get(..at).is_none_or(|before| !before.ends_with(char::is_alphanumeric));
            return Some(if at == 0 { 1 } else { 3 - u32::from(begins) });
        }
        if id.starts_with(word) {
            return Some(4);
        }
        // One or two letters occur in nearly every address: that would find everything.
        if word.len() < SHORTEST_PLACE {
            return None;
        }
        let bare = |place: &String| self.bare.as_ref().is_some_and(|bare| place.contains(bare.as_str()));
        if facts.places.iter().any(|place| place.starts_with(word)) {
            return Some(5);
        }
        facts.places.iter().any(|place| place.contains(word) || bare(place)).then_some(6)
    }
}

const fn is_of_mac(letter: char) -> bool {
    letter.is_ascii_hexdigit() || matches!(letter, ':' | '-')
}

/// A text as the search sees it: small letters without accents, one for each of its own.
pub(super) fn fold(text: &str) -> String {
    text.chars().map(fold_letter).collect()
}

fn fold_letter(letter: char) -> char {
    let small = if letter.is_ascii() {
        letter.to_ascii_lowercase()
    } else {
        letter.to_lowercase().next().unwrap_or(letter)
    };
    match small {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(places: &[&str]) -> Facts {
        Facts { places: places.iter().map(|place| fold(place)).collect(), ..Facts::default() }
    }

    #[test]
    fn a_search_fits_names_ids_and_addresses_in_this_order() {
        let there = facts(&["198.51.100.71", "shop.example", "02:00:00:00:00:65", "020000000065"]);
        for (text, name, expected) in [
            ("shop", "shop", Some(0)),
            ("123", "other", Some(0)),
            ("SHOP", "shop-1", Some(1)),
            ("shop", "my-shop", Some(2)),
            ("shop", "workshop", Some(3)),
            ("12", "other", Some(4)),
            ("198.51", "other", Some(5)),
            ("shop.ex", "other", Some(5)),
            ("100.71", "other", Some(6)),
            ("00-00-65", "other", Some(6)),
            ("00:65", "other", Some(6)),
            ("cafe", "Café Mirador", Some(1)),
            ("mir caf", "Café Mirador", Some(3)),
            ("cafe nothing", "Café Mirador", None),
            ("nothing", "other", None),
            ("", "other", Some(0)),
        ] {
            let found = Query::new(text).rank(&fold(name), "123", &there);
            assert_eq!(found, expected, "{text:?} in {name:?}");
        }
    }

    #[test]
    fn letters_that_were_found_are_marked() {
        let marked = |text: &str, name: &str| {
            let pieces = Query::new(text).pieces(name);
            pieces
                .into_iter()
                .map(|piece| if piece.found { format!("[{}]", piece.text) } else { piece.text })
                .collect::<String>()
        };
        for (text, name, expected) in [
            ("", "shop-1", "shop-1"),
            ("op", "shop-op", "sh[op]-[op]"),
            ("CAFÉ", "Cafe 1", "[Cafe] 1"),
            ("e", "été", "[é]t[é]"),
            ("sho hop", "shop-1", "[shop]-1"),
            ("longer than the name", "x", "x"),
            ("x", "", ""),
            ("<b>", "a<b>c", "a[<b>]c"),
        ] {
            assert_eq!(marked(text, name), expected, "{text:?} in {name:?}");
        }
    }

    #[test]
    fn names_fit_by_every_word_and_begin_with_the_first() {
        for (text, name, fits, begins) in [
            ("dark", "Theme: Dark", true, false),
            ("the dark", "Theme: Dark", true, true),
            ("the light", "Theme: Dark", false, true),
            ("", "Theme: Dark", true, false),
            ("dem", "Démarrer", true, true),
        ] {
            let query = Query::new(text);
            assert_eq!((query.fits(name), query.begins(name)), (fits, begins), "{text:?}");
        }
    }

    #[test]
    fn what_looks_like_an_address_is_one() {
        for (text, expected) in [
            ("198.51", true),
            ("2001:db8", true),
            ("02:00:", true),
            ("shop", false),
            ("shop-1", false),
            ("vm10", false),
            ("shop-1.example", false),
            ("", false),
        ] {
            assert_eq!(Query::new(text).is_address(), expected, "{text:?}");
        }
    }
}
