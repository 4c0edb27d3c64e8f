/// A small client for PostgreSQL's replication protocol: as much of the wire protocol as a base
/// backup takes. The JDBC driver cannot take one: its copy reader refuses the result sets that come
/// before the data.
@NullMarked
package org.hikae.source.postgres.wire;

import org.jspecify.annotations.NullMarked;
