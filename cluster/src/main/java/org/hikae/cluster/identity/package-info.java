/// Who a node is, proven by its certificate: the authority that issues them, and what a process
/// makes of its own.
@NullMarked
package org.hikae.cluster.identity;

import org.jspecify.annotations.NullMarked;
