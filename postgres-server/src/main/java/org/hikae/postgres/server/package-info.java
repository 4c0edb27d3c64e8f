/// A real PostgreSQL server under our own hand: binaries out of the class path or installed ones, a
/// data directory with checksums and passwords, start, adopt, stop.
@NullMarked
package org.hikae.postgres.server;

import org.jspecify.annotations.NullMarked;
