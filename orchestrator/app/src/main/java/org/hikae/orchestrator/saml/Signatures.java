package org.hikae.orchestrator.saml;

import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.NodeSetData;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.hikae.domain.saml.Doubt;
import org.w3c.dom.Element;

/// Looks at enveloped XML signatures of the one form that SAML has (core, 5.4): about the very
/// element that it stands in, all of it, by a key that was known before. What a signature says
/// about keys is not read.
final class Signatures {
  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final String MORE_2007 = "http://www.w3.org/2007/05/xmldsig-more#";
  private static final String XMLENC = "http://www.w3.org/2001/04/xmlenc#";
  private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
  private static final String ENVELOPED = Part.SIGNATURE + "enveloped-signature";

  private static final Set<String> METHODS =
      Set.of(
          MORE + "rsa-sha256",
          MORE + "rsa-sha384",
          MORE + "rsa-sha512",
          MORE_2007 + "sha256-rsa-MGF1",
          MORE_2007 + "sha384-rsa-MGF1",
          MORE_2007 + "sha512-rsa-MGF1",
          MORE + "ecdsa-sha256",
          MORE + "ecdsa-sha384",
          MORE + "ecdsa-sha512");
  private static final Set<String> DIGESTS =
      Set.of(XMLENC + "sha256", MORE + "sha384", XMLENC + "sha512");

  private final List<PublicKey> keys;

  Signatures(List<PublicKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /// Refuses an element whose signature, directly in it, is not one of these keys' about it.
  void require(Part signed) throws NotAccepted {
    var signature = signed.one(Part.SIGNATURE, "Signature");
    requireForm(signature, "#" + signed.must("ID"));
    for (var key : keys) {
      if (isGood(signed.element(), signature.element(), key)) {
        return;
      }
    }
    throw new NotAccepted(Doubt.SIGNATURE);
  }

  /// Before anything of it is computed: one reference, to its own element, by no other
  /// transformations and algorithms than those that are known to be good.
  private static void requireForm(Part signature, String reference) throws NotAccepted {
    requireOnly(signature, Set.of("SignedInfo", "SignatureValue", "KeyInfo"));
    signature.one(Part.SIGNATURE, "SignatureValue");
    signature.maybe(Part.SIGNATURE, "KeyInfo");
    var info = signature.one(Part.SIGNATURE, "SignedInfo");
    requireOnly(info, Set.of("CanonicalizationMethod", "SignatureMethod", "Reference"));
    requireAlgorithm(info.one(Part.SIGNATURE, "CanonicalizationMethod"), Set.of(EXCLUSIVE));
    requireAlgorithm(info.one(Part.SIGNATURE, "SignatureMethod"), METHODS);
    var about = info.one(Part.SIGNATURE, "Reference");
    requireOnly(about, Set.of("Transforms", "DigestMethod", "DigestValue"));
    if (!about.said("URI").equals(reference)) {
      throw new NotAccepted(Doubt.SIGNATURE);
    }
    about.one(Part.SIGNATURE, "DigestValue");
    requireAlgorithm(about.one(Part.SIGNATURE, "DigestMethod"), DIGESTS);
    requireTransforms(about.one(Part.SIGNATURE, "Transforms"));
  }

  private static void requireTransforms(Part transforms) throws NotAccepted {
    requireOnly(transforms, Set.of("Transform"));
    var all = transforms.parts();
    if (all.size() != 2) {
      throw new NotAccepted(Doubt.SIGNATURE);
    }
    requireAlgorithm(all.getFirst(), Set.of(ENVELOPED));
    requireAlgorithm(all.getLast(), Set.of(EXCLUSIVE));
  }

  private static void requireOnly(Part part, Set<String> names) throws NotAccepted {
    for (var each : part.parts()) {
      if (names.stream().noneMatch(name -> each.is(Part.SIGNATURE, name))) {
        throw new NotAccepted(Doubt.SIGNATURE);
      }
    }
  }

  private static void requireAlgorithm(Part part, Set<String> good) throws NotAccepted {
    if (!good.contains(part.said("Algorithm"))) {
      throw new NotAccepted(Doubt.ALGORITHM);
    }
  }

  private static boolean isGood(Element signed, Element signature, PublicKey key)
      throws NotAccepted {
    var context = new DOMValidateContext(KeySelector.singletonKeySelector(key), signature);
    context.setProperty("org.jcp.xml.dsig.secureValidation", true);
    context.setProperty("javax.xml.crypto.dsig.cacheReference", true);
    context.setIdAttributeNS(signed, null, "ID");
    try {
      var read = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
      if (!read.validate(context)) {
        return false;
      }
      if (!isAbout(read, signed)) {
        throw new NotAccepted(Doubt.SIGNATURE);
      }
      return true;
    } catch (MarshalException | XMLSignatureException _) {
      return false;
    } catch (RuntimeException stumbled) {
      // Whatever the JDK's reader stumbles over is no good signature.
      return false;
    }
  }

  /// Whether what was digested is that very element, and not another one that was found by its id:
  /// the topmost of those that were.
  private static boolean isAbout(XMLSignature read, Element signed) {
    var reference = read.getSignedInfo().getReferences().getFirst();
    if (reference.getDereferencedData() instanceof NodeSetData<?> nodes) {
      for (var node : nodes) {
        if (node instanceof Element first) {
          return first.isSameNode(signed);
        }
      }
    }
    return false;
  }
}
