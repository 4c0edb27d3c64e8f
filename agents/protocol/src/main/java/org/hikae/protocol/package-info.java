/// What orchestrators and agents say to each other: records only, no behaviour beyond their own
/// invariants. Their form on the wire belongs to the `cluster` module.
@NullMarked
package org.hikae.protocol;

import org.jspecify.annotations.NullMarked;
