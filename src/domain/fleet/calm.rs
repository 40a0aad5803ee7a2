//! When the list on the page may move: at once for whoever looks at it in another way, else seldom enough to be read,
//! and never while somebody has a hand on it.

use super::roster::Shown;
use super::view::FleetView;

/// How long the list stands still at the least, in milliseconds.
const STILL_MS: f64 = 5_000.0;

/// The list's rest.
#[derive(Clone, Debug, Default)]
pub struct Calm {
    /// How it was looked at last; none when it is to follow at once.
    view: Option<FleetView>,
    /// When it moved last.
    moved_ms: f64,
}

impl Calm {
    /// The next look finds the list as it has become, whoever has a hand on it.
    pub fn renew(&mut self) {
        self.view = None;
    }

    /// What to show where `last` stands: the list as it has become, or as it stands, which is then behind. `held` is
    /// true while a move would take something from under a pointer, a focus, a selection or a dialog.
    pub fn follow(
        &mut self,
        last: Option<&Shown>,
        mut next: Shown,
        view: &FleetView,
        held: bool,
        now: f64,
    ) -> Shown {
        // What only comes in at the end moves nothing.
        let Some(last) = last.filter(|last| !next.ids.starts_with(&last.ids)) else {
            self.view = Some(view.clone());
            return next;
        };
        let asked = self.view.as_ref() != Some(view);
        // The last answer that was waited for: the order is complete now.
        let whole = next.known == next.total && last.known < last.total;
        if asked || !held && (whole || now - self.moved_ms >= STILL_MS) {
            self.view = Some(view.clone());
            self.moved_ms = now;
        } else {
            next.ids.clone_from(&last.ids);
            next.behind = true;
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ServerId;

    fn shown(ids: &[u64], known: usize) -> Shown {
        let ids = ids.iter().map(|id| ServerId::new(*id)).collect();
        Shown { ids, known, total: 9, ..Shown::default() }
    }

    #[test]
    fn the_list_moves_seldom_and_never_under_a_hand() {
        let by_load = FleetView { search: "load".to_owned(), ..FleetView::default() };
        let other = FleetView::default();
        // What is found, how much is known, the view, whether it is held, when: what stands there, and if it is behind.
        let held = true;
        for (what, steps) in [
            (
                "at most every five seconds",
                vec![
                    (vec![1, 2], 2, &by_load, !held, 10_000.0, vec![1, 2], false),
                    (vec![2, 1], 3, &by_load, !held, 10_100.0, vec![2, 1], false),
                    (vec![1, 2], 4, &by_load, !held, 10_600.0, vec![2, 1], true),
                    (vec![1, 2], 5, &by_load, !held, 15_000.0, vec![2, 1], true),
                    (vec![1, 2], 6, &by_load, !held, 15_100.0, vec![1, 2], false),
                ],
            ),
            (
                "not while it is held, however long",
                vec![
                    (vec![1, 2], 2, &by_load, held, 10_000.0, vec![1, 2], false),
                    (vec![2, 1], 3, &by_load, held, 90_000.0, vec![1, 2], true),
                    (vec![2, 1], 9, &by_load, held, 91_000.0, vec![1, 2], true),
                    (vec![1, 2], 9, &by_load, held, 92_000.0, vec![1, 2], false),
                    (vec![2, 1], 9, &by_load, held, 93_000.0, vec![1, 2], true),
                    (vec![2, 1], 9, &by_load, !held, 94_000.0, vec![2, 1], false),
                ],
            ),
            (
                "at once for another view, held or not",
                vec![
                    (vec![1, 2], 2, &by_load, held, 10_000.0, vec![1, 2], false),
                    (vec![2, 1], 2, &other, held, 10_001.0, vec![2, 1], false),
                    (vec![1, 2], 2, &by_load, held, 10_002.0, vec![1, 2], false),
                ],
            ),
            (
                "at once when the last is known",
                vec![
                    (vec![1, 2], 7, &by_load, !held, 10_000.0, vec![1, 2], false),
                    (vec![2, 1], 8, &by_load, !held, 10_001.0, vec![2, 1], false),
                    (vec![1, 2], 9, &by_load, !held, 10_002.0, vec![1, 2], false),
                    (vec![2, 1], 9, &by_load, !held, 10_003.0, vec![1, 2], true),
                ],
            ),
            (
                "what comes in at the end moves nothing; what goes does",
                vec![
                    (vec![], 0, &by_load, held, 10_000.0, vec![], false),
                    (vec![4], 1, &by_load, held, 10_001.0, vec![4], false),
                    (vec![4, 5], 2, &by_load, held, 10_002.0, vec![4, 5], false),
                    (vec![4, 6, 5], 3, &by_load, held, 10_003.0, vec![4, 5], true),
                    (vec![5], 3, &by_load, held, 20_000.0, vec![4, 5], true),
                ],
            ),
        ] {
            let mut calm = Calm::default();
            let mut last = None;
            for (found, known, view, held, now, stands, behind) in steps {
                let next = calm.follow(last.as_ref(), shown(&found, known), view, held, now);
                let expected = Shown { behind, ..shown(&stands, known) };
                assert_eq!(next, expected, "{what}, at {now}");
                last = Some(next);
            }
        }
    }

    #[test]
    fn whoever_asks_gets_the_list_as_it_is() {
        let view = FleetView::default();
        let mut calm = Calm::default();
        let first = calm.follow(None, shown(&[1, 2], 9), &view, true, 0.0);
        let behind = calm.follow(Some(&first), shown(&[2, 1], 9), &view, true, 60_000.0);
        assert!(behind.behind);
        calm.renew();
        assert_eq!(calm.follow(Some(&behind), shown(&[2, 1], 9), &view, true, 60_001.0), shown(&[2, 1], 9));
        assert!(calm.follow(Some(&shown(&[2, 1], 9)), shown(&[1, 2], 9), &view, true, 60_002.0).behind);
    }
}
