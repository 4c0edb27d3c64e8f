/// Servers for tests.
@NullMarked
package org.hikae.postgres.server.testing;

import org.jspecify.annotations.NullMarked;
