//! What tabs of one account tell each other about actions, so that they agree: which was sent, and how that went.
//!
//! Words only; they hold no key, no name and no address. A message that is none is ignored.

use crate::domain::{PowerAction, ServerId};

/// How far an action of another tab has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Its request is on its way.
    Sent,
    /// The API has accepted it.
    Accepted,
    /// The API has refused it: nothing is pending.
    Refused,
    /// It was left undone because some tab acts on this server: which one, and what does it do?
    Asked,
}

/// News from another tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct News {
    /// About which server.
    pub id: ServerId,
    /// About which action.
    pub action: PowerAction,
    /// How far it has come.
    pub stage: Stage,
}

impl Stage {
    const ALL: [(Self, &'static str); 4] = [
        (Self::Sent, "sent"),
        (Self::Accepted, "accepted"),
        (Self::Refused, "refused"),
        (Self::Asked, "asked"),
    ];
}

impl News {
    /// As it is sent: `sent stop 101`.
    pub fn print(self) -> String {
        let word = Stage::ALL.iter().find(|(stage, _)| *stage == self.stage).map_or("", |(_, word)| *word);
        format!("{word} {} {}", self.action.word(), self.id)
    }

    /// Reads what was sent.
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let word = words.next()?;
        let stage = Stage::ALL.iter().find(|(_, known)| *known == word)?.0;
        let action = PowerAction::from_word(words.next()?)?;
        let id = ServerId::parse(words.next()?)?;
        words.next().is_none().then_some(Self { id, action, stage })
    }
}

/// The name of an account's channel. It is a digest (FNV-1a): nobody reads an e-mail address out of it.
pub fn channel(api: &str, email: Option<&str>) -> String {
    let text = format!("{api}\n{}", email.unwrap_or_default());
    let digest = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("rahona-{digest:016x}")
}

/// The name of the lock under which an account's server is acted upon: one action at a time, whichever tab asks.
pub fn lock(channel: &str, id: ServerId) -> String {
    format!("{channel}-{id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_understood_and_nothing_else_is() {
        for stage in [Stage::Sent, Stage::Accepted, Stage::Refused, Stage::Asked] {
            for action in PowerAction::ALL {
                let news = News { id: ServerId::new(101), action, stage };
                assert_eq!(News::parse(&news.print()), Some(news), "{}", news.print());
            }
        }
        for text in [
            "",
            "sent",
            "sent stop",
            "sent stop x",
            "sent stop 1 2",
            "sent destroy 1",
            "hello stop 1",
            "sent stop -1",
        ] {
            assert_eq!(News::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn accounts_and_apis_have_channels_of_their_own_without_an_address_in_them() {
        let one = channel("https://api.example", Some("a@b.example"));
        assert_ne!(one, channel("https://api.example", Some("c@b.example")));
        assert_ne!(one, channel("https://other.example", Some("a@b.example")));
        assert_ne!(one, channel("https://api.example", None));
        assert!(!one.contains('@') && !one.contains("example"));
        assert_ne!(lock(&one, ServerId::new(1)), lock(&one, ServerId::new(11)));
    }
}
