@NullMarked
package org.hikae.domain.forgetting;

import org.jspecify.annotations.NullMarked;
