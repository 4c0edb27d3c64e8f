/// What is seen of services from outside.
@NullMarked
package org.hikae.domain.watch;

import org.jspecify.annotations.NullMarked;
