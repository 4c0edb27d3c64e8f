/// Signing in by SAML 2.0: reads what an identity provider answers, and believes what it signed.
@NullMarked
package org.hikae.orchestrator.saml;

import org.jspecify.annotations.NullMarked;
