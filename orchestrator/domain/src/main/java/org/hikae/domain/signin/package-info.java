/// What passwords have to be, and the codes of the second factor.
@NullMarked
package org.hikae.domain.signin;

import org.jspecify.annotations.NullMarked;
