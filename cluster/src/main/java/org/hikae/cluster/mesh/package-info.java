/// The mesh over JGroups: orchestrators are hubs, agents are spokes, every connection is mutual
/// TLS.
@NullMarked
package org.hikae.cluster.mesh;

import org.jspecify.annotations.NullMarked;
