/// Hand-written fakes of the mesh and the ledger that run in one process without sockets.
@NullMarked
package org.hikae.cluster.testing;

import org.jspecify.annotations.NullMarked;
