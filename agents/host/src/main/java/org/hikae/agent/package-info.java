@NullMarked
package org.hikae.agent;

import org.jspecify.annotations.NullMarked;
