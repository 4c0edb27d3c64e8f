/// MariaDB as a source (with mariadb-backup) and as a guarded service.
@NullMarked
package org.hikae.source.mariadb;

import org.jspecify.annotations.NullMarked;
