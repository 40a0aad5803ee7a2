//! When a read is tried again, and when it is not.

use futures_util::future::join_all;

use super::*;

/// Failures of a read: what arrives, what it is called, and whether trying again may help.
fn read_failures() -> Vec<(Reply, Failure, bool)> {
    let unreadable = |content_type: &str| Failure::Unreadable { content_type: Some(content_type.to_owned()) };
    vec![
        (json(500, r#"{"error": "Could not connect to the node"}"#).into(), Failure::NodeUnreachable, true),
        (json(500, r#"{"error": "Oops"}"#).into(), Failure::ServerFault, true),
        (html(502).into(), Failure::ServerFault, true),
        (html(503).into(), Failure::ServerFault, true),
        (html(504).into(), Failure::ServerFault, true),
        (TransportError::Unreachable.into(), Failure::Unreachable, true),
        (TransportError::TooLarge.into(), Failure::Unreadable { content_type: None }, false),
        (json(401, "{}").into(), Failure::CredentialsRefused, false),
        (json(403, "{}").into(), Failure::NotAllowed, false),
        (html(404).into(), Failure::WrongAddress, false),
        (json(418, "{}").into(), Failure::UnexpectedStatus, false),
        (html(200).into(), unreadable("text/html"), false),
        (limited(None, 0).into(), Failure::RateLimited { wait_s: 30 }, false),
        (Reply::hang(), Failure::TimedOut, false),
    ]
}

#[tokio::test(start_paused = true)]
async fn a_read_is_tried_three_times_at_most_and_only_where_that_may_help() {
    for kind in 0..3 {
        for row in 0..read_failures().len() {
            let (_, failure, again) = read_failures().remove(row);
            let fake = Fake::new(move |_| read_failures().remove(row).0);
            let result = read(&fake.client(), kind, Patience::Waiting).await;
            assert_eq!(result, Err(failure.clone()));
            assert_eq!(fake.count(), if again { 3 } else { 1 }, "{failure:?} of read {kind}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_refreshing_read_is_never_tried_again() {
    for kind in 0..3 {
        for row in 0..read_failures().len() {
            let (_, failure, _) = read_failures().remove(row);
            let fake = Fake::new(move |_| read_failures().remove(row).0);
            let result = read(&fake.client(), kind, Patience::Refreshing).await;
            assert_eq!(result, Err(failure));
            tokio::time::sleep(Duration::from_secs(60)).await;
            assert_eq!(fake.count(), 1);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn the_first_good_answer_ends_the_tries() {
    for failures in 0..3 {
        let mut replies: Vec<Reply> = (0..failures).map(|_| TransportError::Unreachable.into()).collect();
        replies.push(json(200, SERVER).into());
        let fake = Fake::replies(replies);
        assert!(fake.client().server(id(1), Patience::Waiting).await.is_ok());
        assert_eq!(fake.count(), failures + 1);
    }
}

#[tokio::test(start_paused = true)]
async fn backoff_grows_and_has_full_jitter() {
    for (chance, expected) in [(0.0, [0, 0, 0]), (0.5, [0, 400, 1_200]), (0.999, [0, 799, 2_398])] {
        let fake = Fake::always(html(502));
        fake.set_chance(chance);
        assert!(fake.client().server(id(1), Patience::Waiting).await.is_err());
        let times = fake.times();
        assert_eq!(times.len(), 3, "chance {chance}");
        for (found, expected) in times.into_iter().zip(expected) {
            assert_near(found, expected, &format!("chance {chance}"));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_time_out_after_a_retry_ends_it() {
    let fake = Fake::replies([html(502).into(), Reply::hang(), json(200, SERVER).into()]);
    let error = fake.client().server(id(1), Patience::Waiting).await.unwrap_err();
    assert_eq!((error.failure, fake.count()), (Failure::TimedOut, 2));
}

#[tokio::test(start_paused = true)]
async fn all_tries_together_take_fifteen_seconds_at_most() {
    for chance in [0.0, 0.5, 0.999] {
        for slowness in [0, 100, 3_000, 4_900, 7_000, 9_000, 9_990] {
            let fake = Fake::new(move |_| Reply::from(html(503)).after(slowness));
            fake.set_chance(chance);
            let (result, took) = timed(fake.client().server(id(1), Patience::Waiting)).await;
            assert!(result.is_err());
            assert!(took <= 15_005, "{took} ms with answers after {slowness} ms");
            assert!(fake.count() <= 3);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_retry_does_not_wait_for_a_place_past_its_fifteen_seconds() {
    // Our read fails late; meanwhile others take all places, and hang one after the other.
    let fake = Fake::new(|request| match request.url.ends_with("/servers/1") {
        true => Reply::from(html(502)).after(9_000),
        false => Reply::hang(),
    });
    let client = fake.client();
    let ours = timed(client.server(id(1), Patience::Waiting));
    let others = join_all((2..40).map(|number| client.server(id(number), Patience::Waiting)));
    let mut others = std::pin::pin!(others);
    let (result, took) =
        tokio::select! { biased; ours = ours => ours, _ = &mut others => panic!("too early") };
    assert_eq!(result.unwrap_err().failure, Failure::ServerFault, "the cause that is known");
    assert!(took <= 15_005, "{took} ms");
}

#[tokio::test(start_paused = true)]
async fn a_retry_does_not_wait_out_a_pause_past_its_fifteen_seconds() {
    let fake = Fake::new(|request| match request.url.ends_with("/servers/1") {
        true => html(502).into(),
        false => limited(Some("60"), 0).into(),
    });
    let client = fake.client();
    let ours = timed(client.server(id(1), Patience::Waiting));
    let other = async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        client.server(id(2), Patience::Waiting).await
    };
    let ((result, took), _) = tokio::join!(ours, other);
    assert_eq!(result.unwrap_err().failure, Failure::ServerFault);
    assert!(took <= 15_005, "{took} ms");
    assert_eq!(fake.count_of("/servers/1"), 1);
}

#[tokio::test(start_paused = true)]
async fn a_retry_that_a_pause_makes_hopeless_is_given_up_at_once() {
    let fake = Fake::new(|request| match request.url.ends_with("/servers/1") {
        true => Reply::from(html(502)).after(1_000),
        false => limited(Some("60"), 0).into(),
    });
    let client = fake.client();
    let ours = timed(client.server(id(1), Patience::Waiting));
    let ((result, took), _) = tokio::join!(ours, client.server(id(2), Patience::Waiting));
    assert_eq!(result.unwrap_err().failure, Failure::ServerFault);
    assert_near(took, 1_000, "nothing to wait for");
}

#[tokio::test(start_paused = true)]
async fn waiting_for_a_place_is_not_counted() {
    let fake = Fake::new(|request| match request.url.ends_with("/servers/1") {
        true => json(200, SERVER).into(),
        false => Reply::hang(),
    });
    let client = fake.client();
    let hung = join_all((2..17).map(|number| client.server(id(number), Patience::Waiting)));
    let (_, (result, took)) = tokio::join!(biased; hung, timed(client.server(id(1), Patience::Waiting)));
    assert!(result.is_ok());
    assert_near(took, 30_000, "three rounds of five time-outs before it");
}
