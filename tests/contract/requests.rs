//! What leaves the panel: method, address, headers, body.

use rahona_panel::api::{Auth, HttpRequest};

use super::*;

async fn sent(call: Call) -> HttpRequest {
    let fake = Fake::always(json(500, "{}"));
    let _ = call.make(&fake).await;
    assert_eq!(fake.count(), 1, "{call:?}");
    fake.request(0)
}

fn header<'a>(request: &'a HttpRequest, name: &str) -> Vec<&'a str> {
    let named = request.headers.iter().filter(|(found, _)| found.eq_ignore_ascii_case(name));
    named.map(|(_, value)| value.as_str()).collect()
}

#[tokio::test(start_paused = true)]
async fn each_endpoint_has_its_method_and_path() {
    for (call, method, path) in [
        (Call::List, "GET", "/services/servers"),
        (Call::Read, "GET", "/services/servers/123"),
        (Call::Act(PowerAction::Start), "GET", "/services/servers/123/start"),
        (Call::Act(PowerAction::Restart), "GET", "/services/servers/123/restart"),
        (Call::Act(PowerAction::Stop), "GET", "/services/servers/123/stop"),
        (Call::Graphs(Range::Hour), "POST", "/services/servers/123/graphs"),
    ] {
        let request = sent(call).await;
        assert_eq!((request.method, request.url), (method, format!("https://api.rahona.network{path}")));
    }
}

#[tokio::test(start_paused = true)]
async fn every_request_carries_the_two_headers_and_no_cookies() {
    for call in CALLS {
        let request = sent(call).await;
        assert_eq!(header(&request, "X-Rahona-Key"), ["k3y"], "{call:?}");
        assert_eq!(header(&request, "X-Rahona-Email"), ["me@example.org"], "{call:?}");
        assert!(!request.with_cookies, "{call:?}");
        assert!(!request.url.contains("k3y") && !request.url.contains('@'), "{call:?}: {}", request.url);
        assert!(request.body.is_none_or(|body| !body.contains("k3y")), "{call:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_get_has_no_body_and_announces_none() {
    for call in CALLS.into_iter().filter(|call| !matches!(call, Call::Graphs(_))) {
        let request = sent(call).await;
        assert_eq!(request.body, None, "{call:?}");
        assert!(header(&request, "Content-Type").is_empty(), "{call:?}");
        assert!(!request.url.contains('?'), "{call:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn graphs_send_the_timeframe_as_a_multipart_form() {
    for (range, word) in
        [(Range::Hour, "hour"), (Range::Day, "day"), (Range::Week, "week"), (Range::Month, "month")]
    {
        let request = sent(Call::Graphs(range)).await;
        let content_type = header(&request, "Content-Type");
        assert_eq!(content_type.len(), 1);
        let boundary = content_type[0].strip_prefix("multipart/form-data; boundary=").unwrap();
        // RFC 2046, 5.1.1: at most 70 characters, and none that would have to be quoted.
        assert!((1..=70).contains(&boundary.len()));
        assert!(boundary.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
        let expected = [
            &format!("--{boundary}"),
            "Content-Disposition: form-data; name=\"timeframe\"",
            "",
            word,
            &format!("--{boundary}--"),
            "",
        ];
        assert_eq!(request.body.unwrap().split("\r\n").collect::<Vec<_>>(), expected);
    }
}

#[tokio::test(start_paused = true)]
async fn any_base_address_is_obeyed() {
    for (base, expected) in [
        ("https://api.rahona.network/", "https://api.rahona.network/services/servers"),
        ("https://portal.example/a/b/api", "https://portal.example/a/b/api/services/servers"),
        ("http://127.0.0.1:8080/api//", "http://127.0.0.1:8080/api/services/servers"),
    ] {
        let fake = Fake::always(json(200, LIST));
        let client = fake.client_of(base, Auth::Session);
        assert!(client.servers(Patience::Refreshing).await.is_ok());
        assert_eq!(fake.request(0).url, expected);
    }
}

#[tokio::test(start_paused = true)]
async fn a_session_sends_cookies_and_no_key() {
    let fake = Fake::always(json(500, "{}"));
    let client = fake.client_of(transport::BASE, Auth::Session);
    let _ = client.servers(Patience::Refreshing).await;
    let _ = client.act(ID, PowerAction::Stop).await;
    let _ = client.graphs(ID, Range::Day, Patience::Refreshing).await;
    for index in 0..3 {
        let request = fake.request(index);
        assert!(request.with_cookies);
        assert_eq!(header(&request, "X-Requested-With"), ["XMLHttpRequest"]);
        assert!(header(&request, "X-Rahona-Key").is_empty());
        assert!(header(&request, "X-Rahona-Email").is_empty());
    }
}
