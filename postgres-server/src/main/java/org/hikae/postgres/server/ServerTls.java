package org.hikae.postgres.server;

import java.nio.file.Path;

/// What the server shows on TLS connections; with it, nothing else is accepted.
///
/// @param certificate PEM, the server's own and what stands between it and the authority
/// @param key PEM, readable by nobody else
/// @param authority PEM, the authorities whose certificates are believed
public record ServerTls(Path certificate, Path key, Path authority) {}
