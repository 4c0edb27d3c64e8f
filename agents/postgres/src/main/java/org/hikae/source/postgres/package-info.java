/// PostgreSQL as a source (base backups over the replication protocol, straight into the vault) and
/// as a guarded service.
@NullMarked
package org.hikae.source.postgres;

import org.jspecify.annotations.NullMarked;
