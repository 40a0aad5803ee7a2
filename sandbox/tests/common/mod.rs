//! A sandbox in this process, and a client that speaks plain HTTP to it.
//! It never waits for a fixed time: what takes a while is polled for, with a deadline.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::time::{Duration, Instant};

use rahona_sandbox::{EMAIL, Options, RESELLER_KEY, Running, start};
use serde_json::Value;
use tokio::runtime::Runtime;
use ureq::http::Request;

/// A running sandbox; its ports close when it is dropped.
pub struct Server {
    _runtime: Runtime,
    running: Running,
    agent: ureq::Agent,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Got {
    pub status: u16,
    pub headers: ureq::http::HeaderMap,
    pub body: String,
}

impl Got {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The body as JSON, after the repair that the raw TAB needs.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body.replace('\t', "\\t"))
            .unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// Asserts a status and a body of one field.
    pub fn says(&self, status: u16, key: &str, text: &str) {
        assert_eq!((self.status, self.json()), (status, serde_json::json!({ key: text })));
    }
}

/// Quick options: any ports, no delays.
pub fn quick() -> Options {
    Options { port: 0, api_port: 0, latency: (0, 0), ..Options::default() }
}

impl Server {
    pub fn new() -> Self {
        Self::with(quick())
    }

    pub fn with(options: Options) -> Self {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let running = runtime.block_on(start(options)).unwrap();
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(10)))
            .build();
        Self { _runtime: runtime, running, agent: config.into() }
    }

    pub fn panel(&self) -> String {
        format!("http://{}", self.running.panel)
    }

    pub fn second(&self) -> String {
        format!("http://{}", self.running.api)
    }

    pub fn api_port(&self) -> u16 {
        self.running.api.port()
    }

    pub fn try_send(
        &self,
        method: &str,
        url: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<Got, ureq::Error> {
        let mut request = Request::builder().method(method).uri(url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut response = self.agent.run(request.body(body.to_owned()).unwrap())?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = response.body_mut().read_to_string()?;
        Ok(Got { status, headers, body })
    }

    pub fn send(&self, method: &str, url: &str, headers: &[(&str, &str)], body: &str) -> Got {
        self.try_send(method, url, headers, body).unwrap_or_else(|error| panic!("{method} {url}: {error}"))
    }

    /// A GET below `/api/services/servers`, with a key.
    pub fn get_with(&self, key: &str, path: &str) -> Got {
        let url = format!("{}/api/services/servers{path}", self.panel());
        self.send("GET", &url, &[("x-rahona-key", key), ("x-rahona-email", EMAIL)], "")
    }

    pub fn get(&self, path: &str) -> Got {
        self.get_with(RESELLER_KEY, path)
    }

    pub fn try_get(&self, path: &str) -> Result<Got, ureq::Error> {
        let url = format!("{}/api/services/servers{path}", self.panel());
        self.try_send("GET", &url, &[("x-rahona-key", RESELLER_KEY), ("x-rahona-email", EMAIL)], "")
    }

    /// The graphs, asked for with a form in the encoding of the official client.
    pub fn graphs_with(&self, key: &str, id: u64, timeframe: &str) -> Got {
        let body = format!(
            "--cut\r\nContent-Disposition: form-data; name=\"timeframe\"\r\n\r\n{timeframe}\r\n--cut--\r\n"
        );
        self.form(key, id, "multipart/form-data; boundary=cut", &body)
    }

    pub fn graphs(&self, id: u64, timeframe: &str) -> Got {
        self.graphs_with(RESELLER_KEY, id, timeframe)
    }

    pub fn form(&self, key: &str, id: u64, kind: &str, body: &str) -> Got {
        let url = format!("{}/api/services/servers/{id}/graphs", self.panel());
        let headers = [("x-rahona-key", key), ("x-rahona-email", EMAIL), ("content-type", kind)];
        self.send("POST", &url, &headers, body)
    }

    /// A request to the control path.
    pub fn control(&self, method: &str, path: &str, body: Value) -> Got {
        let url = format!("{}/sandbox{path}", self.panel());
        let text = if body.is_null() { String::new() } else { body.to_string() };
        self.send(method, &url, &[("content-type", "application/json")], &text)
    }

    pub fn journal(&self) -> Vec<Value> {
        self.control("GET", "/journal", Value::Null).json().as_array().unwrap().clone()
    }

    pub fn fault(&self, fault: Value) -> u64 {
        let got = self.control("POST", "/faults", fault);
        assert_eq!(got.status, 200, "{}", got.body);
        got.json()["id"].as_u64().unwrap()
    }

    pub fn status(&self, id: u64) -> String {
        self.get(&format!("/{id}")).json()["status"].as_str().unwrap().to_owned()
    }

    /// Polls until a server reads as told.
    pub fn becomes(&self, id: u64, status: &str) {
        until(&format!("{id} is {status}"), || self.status(id) == status);
    }
}

/// Polls until something holds, for ten seconds at most.
pub fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(10);
    while !holds() {
        assert!(Instant::now() < deadline, "never: {what}");
        std::thread::yield_now();
    }
}
