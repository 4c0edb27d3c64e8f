@NullMarked
package org.hikae.orchestrator.saml;

import org.jspecify.annotations.NullMarked;
