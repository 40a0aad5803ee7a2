//! The client over time: who waits for whom, what is tried again and when, and what is never sent twice.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "client/actions.rs"]
mod actions;
#[path = "client/pauses.rs"]
mod pauses;
#[path = "client/retries.rs"]
mod retries;
#[path = "support/transport.rs"]
mod transport;

use std::time::Duration;

use futures_util::future::join_all;
use rahona_panel::api::{Client, Failure, HttpRequest, Patience, Response, TransportError};
use rahona_panel::domain::{PowerAction, Range, ServerId};
use tokio::time::{Instant, timeout};
use transport::{Fake, Reply, html, json};

const SERVER: &str = r#"{"id": 1, "name": "vm1", "status": "UP"}"#;
const ACCEPTED: &str = r#"{"message": "Server stop successfully"}"#;

fn id(number: u64) -> ServerId {
    ServerId::new(number)
}

fn is_action(request: &HttpRequest) -> bool {
    ["/start", "/restart", "/stop"].iter().any(|end| request.url.ends_with(end))
}

fn limited(retry_after: Option<&str>, date_s: i64) -> Response {
    let retry_after = retry_after.map(str::to_owned);
    Response { retry_after, date_s, ..json(429, r#"{"error": "Too many requests"}"#) }
}

/// How long something takes, in whole milliseconds, and what came of it.
async fn timed<T>(work: impl Future<Output = T>) -> (T, i64) {
    let began = Instant::now();
    let done = work.await;
    (done, (began.elapsed().as_secs_f64() * 1_000.0).round() as i64)
}

/// The three kinds of read, each as what came of it.
async fn read(client: &Client<Fake>, kind: usize, patience: Patience) -> Result<(), Failure> {
    let result = match kind {
        0 => client.servers(patience).await.map(drop),
        1 => client.server(id(1), patience).await.map(drop),
        _ => client.graphs(id(1), Range::Day, patience).await.map(drop),
    };
    result.map_err(|error| error.failure)
}

/// Timers are rounded to the millisecond by both sides.
#[track_caller]
fn assert_near(found: i64, expected: i64, what: &str) {
    assert!((found - expected).abs() <= 5, "{what}: {found} ms, not {expected} ms");
}

#[tokio::test(start_paused = true)]
async fn five_reads_at_most_are_under_way() {
    let fake = Fake::new(|_| Reply::from(json(200, SERVER)).after(100));
    let client = fake.client();
    let reads = (0..23).map(|_| client.server(id(1), Patience::Waiting));
    let (answers, took) = timed(join_all(reads)).await;
    assert!(answers.iter().all(Result::is_ok));
    assert_eq!((fake.count(), fake.most_under_way(), fake.under_way()), (23, 5, 0));
    assert_near(took, 500, "five rounds");
}

#[tokio::test(start_paused = true)]
async fn reads_of_every_kind_share_the_five_places() {
    let fake = Fake::new(|_| Reply::hang());
    let client = fake.client();
    let reads = join_all((0..9).map(|kind| read(&client, kind % 3, Patience::Refreshing)));
    assert!(timeout(Duration::from_secs(5), reads).await.is_err());
    assert_eq!(fake.most_under_way(), 5);
}

#[tokio::test(start_paused = true)]
async fn an_action_goes_through_at_once_although_six_reads_hang() {
    for action in PowerAction::ALL {
        let fake = Fake::new(|request| match is_action(request) {
            true => Reply::from(json(200, ACCEPTED)).after(50),
            false => Reply::hang(),
        });
        let client = fake.client();
        let reads = join_all((1..=6).map(|number| client.server(id(number), Patience::Waiting)));
        let mut reads = std::pin::pin!(reads);
        assert!(timeout(Duration::from_millis(10), &mut reads).await.is_err(), "they hang");
        assert_eq!(fake.count(), 5, "the sixth read waits for a place");
        let acting = async {
            let (done, took) = timed(client.act(id(7), action)).await;
            assert!(done.is_ok());
            assert_near(took, 50, "no waiting");
            assert_eq!(fake.under_way(), 5, "the reads still hang");
        };
        tokio::select! { () = acting => {}, _ = &mut reads => panic!("a hung read ended first") }
    }
}

#[tokio::test(start_paused = true)]
async fn dropping_a_waiting_read_frees_its_place() {
    // Dropped while it waits in the queue, and dropped while it is under way: the next one moves up.
    let mut first = true;
    let fake = Fake::new(move |request| {
        let hang = std::mem::take(&mut first) || request.url.contains("/servers/9");
        if hang { Reply::hang() } else { json(200, SERVER).into() }
    });
    let client = fake.client();
    for round in 0..3 {
        let hung = join_all((0..5).map(|_| client.server(id(9), Patience::Waiting)));
        let mut hung = Box::pin(hung);
        assert!(timeout(Duration::from_millis(1), &mut hung).await.is_err());
        let queued = client.server(id(1), Patience::Waiting);
        assert!(timeout(Duration::from_millis(1), queued).await.is_err(), "no place yet");
        assert_eq!(fake.count_of("/servers/1"), round, "it never left");
        assert_eq!(fake.aborted(), round * 5);
        drop(hung);
        assert_eq!(fake.aborted(), round * 5 + 5, "dropping is the abort");
        let (answer, took) = timed(client.server(id(1), Patience::Waiting)).await;
        assert!(answer.is_ok());
        assert_near(took, 0, "the places are free");
    }
}

#[tokio::test(start_paused = true)]
async fn a_read_gives_its_place_back_between_its_attempts() {
    let fake = Fake::new(|request| match request.url.ends_with("/servers/9") {
        true => html(502).into(),
        false => json(200, SERVER).into(),
    });
    fake.set_chance(0.99);
    let client = fake.client();
    let failing = join_all((0..5).map(|_| client.server(id(9), Patience::Waiting)));
    let mut failing = std::pin::pin!(failing);
    assert!(timeout(Duration::from_millis(5), &mut failing).await.is_err(), "all five wait to try again");
    let (answer, took) = timed(client.server(id(1), Patience::Waiting)).await;
    assert!(answer.is_ok());
    assert_near(took, 0, "no queue");
}

#[tokio::test(start_paused = true)]
async fn a_hung_read_ends_after_ten_seconds_and_is_aborted() {
    for kind in 0..3 {
        for patience in [Patience::Waiting, Patience::Refreshing] {
            let fake = Fake::new(|_| Reply::hang());
            let (result, took) = timed(read(&fake.client(), kind, patience)).await;
            assert_eq!(result, Err(Failure::TimedOut));
            assert_near(took, 10_000, "the time-out of a read");
            assert_eq!((fake.count(), fake.aborted(), fake.under_way()), (1, 1, 0));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_just_in_time_is_taken() {
    let fake = Fake::new(|_| Reply::from(json(200, SERVER)).after(9_990));
    assert!(fake.client().server(id(1), Patience::Waiting).await.is_ok());
    assert_eq!(fake.aborted(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_read_is_aborted() {
    for kind in 0..3 {
        let fake = Fake::new(|_| Reply::hang());
        let client = fake.client();
        let dropped = timeout(Duration::from_secs(3), read(&client, kind, Patience::Waiting));
        assert!(dropped.await.is_err());
        assert_eq!((fake.count(), fake.aborted(), fake.under_way()), (1, 1, 0));
    }
}
