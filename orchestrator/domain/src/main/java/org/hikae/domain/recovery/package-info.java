/// What there is to say about a recovery once it is over: the facts of its report.
@NullMarked
package org.hikae.domain.recovery;

import org.jspecify.annotations.NullMarked;
