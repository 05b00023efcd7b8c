package tassei.ingest.sheet;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML that fetches nothing and declares nothing. */
final class SafeXml {
  /** A factory is not safe for threads, and making one takes as long as reading a small sheet. */
  private static final ThreadLocal<XMLInputFactory> FACTORY =
      ThreadLocal.withInitial(SafeXml::factory);

  private SafeXml() {}

  static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
    return FACTORY.get().createXMLStreamReader(new ByteArrayInputStream(xml));
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("external entity: " + systemId);
        });
    return factory;
  }
}
