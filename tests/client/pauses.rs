//! A 429 silences every read until the moment that the API named, and no action.

use super::*;

/// 1994-11-06 08:49:37 GMT, the example of RFC 9110.
const DATE_S: i64 = 784_111_777;

#[tokio::test(start_paused = true)]
async fn a_429_pauses_every_read_until_retry_after() {
    for (retry_after, expected_s) in [
        (Some("7"), 7),
        (Some(" 7 "), 7),
        (Some("120"), 120),
        (Some("Sun, 06 Nov 1994 08:49:57 GMT"), 20),
        (Some("Sunday, 06-Nov-94 08:49:57 GMT"), 20),
        (Some("Sun Nov  6 08:49:57 1994"), 20),
        (None, 30),
        (Some(""), 30),
        (Some("soon"), 30),
        (Some("-1"), 30),
        (Some("1.5"), 30),
        (Some("Sun, 06 Nov 1994 08:00:00 GMT"), 1),
        (Some("0"), 1),
        (Some("99999999999999999999999"), 30),
        (Some("31536000"), 3_600),
    ] {
        for kind in 0..3 {
            let fake = Fake::replies([
                limited(retry_after, DATE_S).into(),
                json(500, r#"{"error": "one"}"#).into(),
                json(500, r#"{"error": "two"}"#).into(),
                json(500, r#"{"error": "three"}"#).into(),
            ]);
            let client = fake.client();
            let refused = client.server(id(1), Patience::Waiting).await.unwrap_err();
            assert_eq!(refused.failure, Failure::RateLimited { wait_s: expected_s }, "{retry_after:?}");
            let _ = read(&client, kind, Patience::Refreshing).await;
            let times = fake.times();
            assert_eq!(times.len(), 2);
            assert_near(times[1], i64::from(expected_s) * 1_000, &format!("{retry_after:?}"));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn no_action_waits_for_a_pause() {
    let fake = Fake::new(|request| match is_action(request) {
        true => json(200, ACCEPTED).into(),
        false => limited(Some("3600"), 0).into(),
    });
    let client = fake.client();
    assert!(client.servers(Patience::Waiting).await.is_err());
    let paused = join_all((0..9).map(|number| client.server(id(number), Patience::Waiting)));
    let acting = async {
        tokio::time::sleep(Duration::from_millis(10)).await;
        for action in PowerAction::ALL {
            let (result, took) = timed(client.act(id(1), action)).await;
            assert!(result.is_ok());
            assert_near(took, 0, "at once");
        }
        assert_eq!(fake.count(), 4, "and no read left meanwhile");
    };
    tokio::select! { biased; _ = paused => panic!("too early"), () = acting => {} }
}

#[tokio::test(start_paused = true)]
async fn a_429_to_an_action_pauses_the_reads_too() {
    let fake = Fake::new(|request| match is_action(request) {
        true => limited(Some("12"), 0).into(),
        false => json(200, SERVER).into(),
    });
    let client = fake.client();
    let refused = client.act(id(1), PowerAction::Stop).await.unwrap_err();
    assert_eq!(refused.failure, Failure::RateLimited { wait_s: 12 });
    let (result, took) = timed(client.server(id(1), Patience::Waiting)).await;
    assert!(result.is_ok());
    assert_near(took, 12_000, "the API wants to be left alone");
}

#[tokio::test(start_paused = true)]
async fn a_shorter_pause_does_not_shorten_a_longer_one() {
    // Two reads under way are both refused, the second for less time than the first.
    let fake = Fake::new(|request| match request.url.rsplit('/').next() {
        Some("1") => Reply::from(limited(Some("20"), 0)).after(500),
        Some("2") => Reply::from(limited(Some("5"), 0)).after(1_000),
        _ => json(200, r#"{"status": "UP"}"#).into(),
    });
    let client = fake.client();
    let refused = join_all((1..=2).map(|number| client.server(id(number), Patience::Waiting)));
    let later = |after_ms| {
        let client = &client;
        async move {
            tokio::time::sleep(Duration::from_millis(after_ms)).await;
            client.server(id(3), Patience::Waiting).await
        }
    };
    let (_, between, afterwards) = tokio::join!(refused, later(700), later(2_000));
    assert!(between.is_ok() && afterwards.is_ok());
    for at in &fake.times()[2..] {
        assert_near(*at, 20_500, "not six seconds");
    }
}

#[tokio::test(start_paused = true)]
async fn a_read_that_was_queued_when_the_pause_began_keeps_it() {
    let fake = Fake::new(|request| match request.url.ends_with("/servers/1") {
        true => Reply::from(limited(Some("15"), 0)).after(100),
        false => Reply::from(json(200, r#"{"status": "UP"}"#)).after(200),
    });
    let client = fake.client();
    let reads = join_all((1..=8).map(|number| client.server(id(number), Patience::Waiting)));
    let answers = reads.await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 7);
    let times = fake.times();
    assert!(times[..5].iter().all(|&at| at < 10), "{times:?}");
    for &at in &times[5..] {
        assert_near(at, 15_100, "after the pause");
    }
}

#[tokio::test(start_paused = true)]
async fn a_short_pause_only_delays_a_retry() {
    let mut asked = 0;
    let fake = Fake::new(move |request| match request.url.ends_with("/servers/1") {
        true => {
            asked += 1;
            if asked == 1 { Reply::from(html(502)).after(100) } else { json(200, SERVER).into() }
        }
        false => limited(Some("4"), 0).into(),
    });
    let client = fake.client();
    let (answer, _) =
        tokio::join!(timed(client.server(id(1), Patience::Waiting)), client.server(id(2), Patience::Waiting));
    assert!(answer.0.is_ok());
    assert_near(answer.1, 4_000, "the pause, not the backoff");
}

#[tokio::test(start_paused = true)]
async fn a_dropped_read_in_a_pause_never_leaves() {
    let fake = Fake::replies([limited(Some("5"), 0).into(), json(200, SERVER).into()]);
    let client = fake.client();
    assert!(client.servers(Patience::Waiting).await.is_err());
    let dropped = timeout(Duration::from_secs(1), client.server(id(1), Patience::Waiting));
    assert!(dropped.await.is_err());
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!(fake.count(), 1);
    assert!(client.server(id(1), Patience::Waiting).await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn what_waits_out_a_pause_when_the_client_is_closed_is_never_sent() {
    let fake = Fake::new(|request| match is_action(request) {
        true => json(200, ACCEPTED).into(),
        false => limited(Some("60"), 0).into(),
    });
    let client = fake.client();
    assert!(client.servers(Patience::Waiting).await.is_err());
    let asked = fake.count();
    let waiting = join_all((0..9).map(|number| client.server(id(number), Patience::Waiting)));
    let signing_out = async {
        tokio::time::sleep(Duration::from_secs(5)).await;
        client.close();
    };
    let (results, ()) = tokio::join!(waiting, signing_out);
    for result in results {
        assert_eq!(result.unwrap_err().failure, Failure::Aborted);
    }
    assert_eq!(fake.count(), asked, "nothing was sent after the sign-out");
    assert!(client.act(id(1), PowerAction::Stop).await.is_ok(), "an action is no read");
}
