@NullMarked
package org.hikae.domain;

import org.jspecify.annotations.NullMarked;
