//! What is said of many servers: the fleet, actions on many at once, the command palette.

use crate::domain::fleet::{SortKey, StateFilter};
use crate::domain::{Denial, PowerAction};

/// Words of the fleet.
#[derive(Debug)]
pub struct Fleet {
    pub title: &'static str,
    pub count: fn(usize, &str) -> String,
    pub empty: &'static str,
    pub empty_body: &'static str,
    pub failed: &'static str,
    pub no_address: &'static str,
    pub nameless: fn(&str) -> String,
    pub search: &'static str,
    pub search_hint: &'static str,
    pub state: &'static str,
    pub state_name: fn(StateFilter) -> &'static str,
    pub sort: &'static str,
    pub sort_name: fn(SortKey) -> &'static str,
    pub reverse: &'static str,
    pub view: &'static str,
    pub cards: &'static str,
    pub table: &'static str,
    pub read: &'static str,
    pub now: &'static str,
    pub selection: &'static str,
    /// How many were found, of how many.
    pub found: fn(&str, usize, &str) -> String,
    pub progress: fn(&str, &str) -> String,
    pub none_found: &'static str,
    pub show_all: &'static str,
    pub pause: &'static str,
    pub paused: &'static str,
    pub resume: &'static str,
    pub behind: &'static str,
    pub renew: &'static str,
    pub select: fn(&str) -> String,
    pub select_all: fn(&str) -> String,
}

/// A number, and the number written.
pub type Count<'a> = (usize, &'a str);

/// Words of actions on many servers. Numbers come written, beside the number itself where it bends the words.
#[derive(Debug)]
pub struct Many {
    pub region: &'static str,
    pub selected: fn(usize, &str) -> String,
    pub hidden: fn(usize, &str) -> String,
    pub clear: &'static str,
    pub question: fn(PowerAction, usize, &str) -> String,
    pub consequence: fn(PowerAction) -> &'static str,
    pub will: fn(PowerAction, &str) -> String,
    pub unsure: fn(PowerAction, &str) -> String,
    pub skip: fn(Denial, usize, &str) -> String,
    pub not_shown: fn(&str) -> String,
    pub none: fn(PowerAction) -> &'static str,
    pub busy: &'static str,
    pub number: fn(&str) -> String,
    pub type_number: fn(&str) -> String,
    pub progress: fn(PowerAction, &str, &str) -> String,
    /// The action, how many it reached, of how many, and how many failed.
    pub summary: fn(PowerAction, Count, Count, Count) -> String,
    pub outcomes: &'static str,
    pub failed: fn(&str) -> String,
    pub waiting: &'static str,
    pub asked: &'static str,
    pub lost: &'static str,
    pub held: &'static str,
    pub done: &'static str,
    pub not_sent: &'static str,
    pub more: fn(usize, &str) -> String,
    pub stop_rest: &'static str,
    pub retry: &'static str,
    pub show: &'static str,
    pub hide: &'static str,
}

/// Words of the command palette.
#[derive(Debug)]
pub struct Palette {
    pub title: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
    pub none: &'static str,
    pub server: &'static str,
    pub action: &'static str,
    pub filter: &'static str,
    pub setting: &'static str,
    pub command: &'static str,
}

#[cfg(test)]
mod tests {
    use crate::domain::{Denial, PowerAction};
    use crate::text::Language::{English, French};

    #[test]
    fn one_server_is_no_plural() {
        let [english, french] = [English, French].map(|language| &language.text().many);
        let (none, one, two) = ((0, "0"), (1, "1"), (2, "2"));
        assert_eq!((english.summary)(PowerAction::Stop, one, one, none), "Stopped 1 of 1 server");
        assert_eq!((english.summary)(PowerAction::Stop, one, two, one), "Stopped 1 of 2 servers, 1 failed");
        assert_eq!((french.summary)(PowerAction::Stop, one, one, none), "Arrêté\u{a0}: 1 serveur sur 1");
        assert_eq!((french.summary)(PowerAction::Stop, two, two, none), "Arrêtés\u{a0}: 2 serveurs sur 2");
        assert_eq!((french.hidden)(1, "1"), "dont 1 non affiché");
        assert_eq!((french.hidden)(2, "2"), "dont 2 non affichés");
        assert_eq!((french.more)(1, "1"), "et 1 autre");
        assert_eq!((french.more)(2, "2"), "et 2 autres");
        let skip = |count, written| (english.skip)(Denial::StoppedCannotRestart, count, written);
        assert_eq!(skip(1, "1"), "Skip 1 that is stopped: start it instead");
        assert_eq!(skip(2, "2"), "Skip 2 that are stopped: start them instead");
    }
}
