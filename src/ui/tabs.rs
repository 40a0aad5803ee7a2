//! The account's other tabs: who may act on a server now, and what was done elsewhere.

use leptos::prelude::*;

use crate::browser::tabs::{self, Channel, Turn};
use crate::domain::{PowerAction, ServerId};
use crate::sync::{News, Stage, lock};

/// The other tabs.
#[derive(Clone, Copy)]
pub struct Tabs {
    name: StoredValue<String>,
    channel: StoredValue<Option<Channel>, LocalStorage>,
}

impl Tabs {
    /// Nobody yet.
    pub fn new() -> Self {
        Self { name: StoredValue::default(), channel: StoredValue::new_local(None) }
    }

    /// Meets the tabs of an account. What they tell goes to `hear`.
    pub fn meet(self, name: String, hear: impl Fn(News) + 'static) {
        if self.name.get_value() == name {
            return;
        }
        let told = move |text: String| News::parse(&text).into_iter().for_each(&hear);
        self.channel.set_value(Channel::open(&name, told));
        self.name.set_value(name);
    }

    /// Hears and tells no more.
    pub fn leave(self) {
        self.channel.set_value(None);
        self.name.set_value(String::new());
    }

    /// Takes the turn to act on a server; `None` when another tab has it.
    pub async fn take(self, id: ServerId) -> Option<Turn> {
        tabs::take(&lock(&self.name.get_value(), id)).await
    }

    /// Tells the others how far an action has come.
    pub fn tell(self, id: ServerId, action: PowerAction, stage: Stage) {
        self.channel.with_value(|channel| {
            if let Some(channel) = channel {
                channel.tell(&News { id, action, stage }.print());
            }
        });
    }
}
