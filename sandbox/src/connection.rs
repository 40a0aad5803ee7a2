//! Connections that can be closed from inside: at once and without an answer (a cut), or as soon
//! as they have nothing to do. It never touches what is sent over them.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, Weak};
use std::task::{Context, Poll, Waker};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

use crate::sandbox::lock;

/// The handle of one connection.
#[derive(Debug, Default)]
pub struct Line {
    cut: AtomicBool,
    retire: AtomicBool,
    busy: AtomicUsize,
    reader: Mutex<Option<Waker>>,
}

impl Line {
    /// Closes the connection now, whatever was being sent.
    pub fn cut(&self) {
        self.cut.store(true, Ordering::SeqCst);
        self.wake();
    }

    /// Keeps the connection from being retired until the guard is dropped.
    pub fn busy(self: &Arc<Self>) -> Busy {
        self.busy.fetch_add(1, Ordering::SeqCst);
        Busy(Arc::clone(self))
    }

    fn wake(&self) {
        if let Some(waker) = lock(&self.reader).take() {
            waker.wake();
        }
    }
}

/// A request under way on a connection.
#[derive(Debug)]
pub struct Busy(Arc<Line>);

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.busy.fetch_sub(1, Ordering::SeqCst);
    }
}

/// The open connections of a port.
#[derive(Debug, Default, Clone)]
pub struct Lines(Arc<Mutex<Vec<Weak<Line>>>>);

impl Lines {
    /// Closes those that wait for another request.
    pub fn retire_idle(&self) {
        for line in lock(&self.0).iter().filter_map(Weak::upgrade) {
            if line.busy.load(Ordering::SeqCst) == 0 {
                line.retire.store(true, Ordering::SeqCst);
                line.wake();
            }
        }
    }
}

/// A port that hands out such connections.
#[derive(Debug)]
pub struct Doorway {
    /// The bound port.
    pub listener: TcpListener,
    /// Where its connections are noted.
    pub lines: Lines,
}

impl Listener for Doorway {
    type Io = Wire;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Wire, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.listener).await;
        // Small answers must not wait for an acknowledgement; without this it is only slower.
        drop(stream.set_nodelay(true));
        let line = Arc::new(Line::default());
        let mut lines = lock(&self.lines.0);
        lines.retain(|line| line.strong_count() > 0);
        lines.push(Arc::downgrade(&line));
        (Wire { stream, line }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// Lets a handler reach the connection of its request.
#[derive(Debug, Clone)]
pub struct OnLine(pub Arc<Line>);

impl Connected<IncomingStream<'_, Doorway>> for OnLine {
    fn connect_info(stream: IncomingStream<'_, Doorway>) -> Self {
        Self(Arc::clone(&stream.io().line))
    }
}

/// One connection.
#[derive(Debug)]
pub struct Wire {
    stream: TcpStream,
    line: Arc<Line>,
}

impl Wire {
    fn check(&self) -> io::Result<()> {
        if self.line.cut.load(Ordering::SeqCst) {
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        Ok(())
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        *lock(&self.line.reader) = Some(cx.waker().clone());
        self.check()?;
        if self.line.retire.load(Ordering::SeqCst) && self.line.busy.load(Ordering::SeqCst) == 0 {
            // Nothing read: to the server this is a client that has gone.
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut self.stream).poll_read(cx, into)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.check()?;
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.check()?;
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
