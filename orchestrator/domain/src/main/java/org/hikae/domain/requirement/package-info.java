/// The operators' contract: what has to be met, how, and where the software stands.
@NullMarked
package org.hikae.domain.requirement;

import org.jspecify.annotations.NullMarked;
