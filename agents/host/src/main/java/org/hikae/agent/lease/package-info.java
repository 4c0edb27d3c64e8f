/// The right to be active: kept alive while it lasts, proven to be gone before it ends.
@NullMarked
package org.hikae.agent.lease;

import org.jspecify.annotations.NullMarked;
