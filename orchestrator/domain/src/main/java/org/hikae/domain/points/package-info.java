/// Recovery points: what a service can be brought back to.
@NullMarked
package org.hikae.domain.points;

import org.jspecify.annotations.NullMarked;
