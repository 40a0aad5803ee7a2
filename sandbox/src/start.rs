//! Binds the two ports and serves until dropped.
//! It never binds an address that another machine could reach.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::{fmt, io};

use axum::Router;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::connection::{Doorway, Lines, OnLine};
use crate::options::Options;
use crate::sandbox::Sandbox;
use crate::site;

/// A sandbox that is listening. Dropping it lets it run on; its runtime ends it.
#[derive(Debug)]
pub struct Running {
    /// Address of the main port.
    pub panel: SocketAddr,
    /// Address of the second port.
    pub api: SocketAddr,
    serving: [JoinHandle<io::Result<()>>; 2],
}

/// Why a port could not be had.
#[derive(Debug)]
pub struct PortError {
    port: u16,
    option: &'static str,
    cause: io::Error,
}

impl fmt::Display for PortError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { port, option, cause } = self;
        if cause.kind() == io::ErrorKind::AddrInUse {
            write!(
                f,
                "port {port} is in use by another program: choose another with {option} (0 for any free one)"
            )
        } else {
            write!(f, "cannot listen on 127.0.0.1:{port} ({option}): {cause}")
        }
    }
}

impl std::error::Error for PortError {}

/// Starts a sandbox on the current runtime. It answers as soon as this returns.
///
/// # Errors
/// When one of the ports cannot be had.
pub async fn start(options: Options) -> Result<Running, PortError> {
    let (panel_door, panel) = bind(options.port, "--port").await?;
    let (api_door, api) = bind(options.api_port, "--api-port").await?;
    let lines = Lines::default();
    let sandbox = Arc::new(Sandbox::new(options, panel.port(), api.port(), lines.clone()));
    let serving = [
        serve(panel_door, lines.clone(), site::main_port(&sandbox)),
        serve(api_door, lines, site::second_port(&sandbox)),
    ];
    Ok(Running { panel, api, serving })
}

impl Running {
    /// Waits for the end, which comes only when a port fails.
    ///
    /// # Errors
    /// That failure.
    pub async fn ended(self) -> io::Result<()> {
        for one in self.serving {
            one.await.map_err(io::Error::other)??;
        }
        Ok(())
    }
}

async fn bind(port: u16, option: &'static str) -> Result<(TcpListener, SocketAddr), PortError> {
    let fail = |cause| PortError { port, option, cause };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(fail)?;
    let address = listener.local_addr().map_err(fail)?;
    Ok((listener, address))
}

fn serve(listener: TcpListener, lines: Lines, site: Router) -> JoinHandle<io::Result<()>> {
    let service = site.into_make_service_with_connect_info::<OnLine>();
    tokio::spawn(async move { axum::serve(Doorway { listener, lines }, service).await })
}
