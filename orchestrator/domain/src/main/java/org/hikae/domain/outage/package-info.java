/// The outage clock: every second of a downtime has a segment and an owner.
@NullMarked
package org.hikae.domain.outage;

import org.jspecify.annotations.NullMarked;
