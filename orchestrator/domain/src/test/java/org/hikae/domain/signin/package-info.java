@NullMarked
package org.hikae.domain.signin;

import org.jspecify.annotations.NullMarked;
