@NullMarked
package org.hikae.orchestrator.signin;

import org.jspecify.annotations.NullMarked;
