@NullMarked
package org.hikae.agent.sandbox;

import org.jspecify.annotations.NullMarked;
