/** Word lists the sandbox's records are made of. Invented for this project; no data set was copied. */

// prettier-ignore
export const firstWords = [
  'Alder', 'Amber', 'Anchor', 'Aspen', 'Beacon', 'Birch', 'Blue Heron', 'Bramble', 'Brightwater', 'Cedar', 'Chalk Hill',
  'Cinder', 'Clover', 'Copper', 'Crescent', 'Driftwood', 'Dune', 'Echo', 'Ember', 'Fallow', 'Fern', 'Flint', 'Foxglove',
  'Granite', 'Grønland', 'Harbour', 'Hawthorn', 'Hazel', 'Hollow Oak', 'Île Verte', 'Juniper', 'Kestrel', 'Kingfisher',
  'Lantern', 'Larch', 'Lichtung', 'Linden', 'Lupine', 'Marsh', 'Meadow', 'Millrace', 'Moss', 'Mühlenbach', 'Nettle',
  'Northgate', 'Nuthatch', 'Oakum', 'Orchard', 'Osprey', 'Pebble', 'Peñasco', 'Pine', 'Quarry', 'Quill', 'Rowan',
  'Rye', 'Saffron', 'Sandpiper', 'Sedge', 'Skylark', 'Slate', 'Søndervig', 'Sparrow', 'Świerk', 'Tamarack', 'Teasel',
  'Thistle', 'Tidewater', 'Timber', 'Umber', 'Vale', 'Verdant', 'Violet', 'Walnut', 'Wharf', 'Willow', 'Yarrow', 'Zinnia',
] as const;

// prettier-ignore
export const trades = [
  'Analytics', 'Bakeries', 'Bearings', 'Bicycles', 'Carpentry', 'Ceramics', 'Clinics', 'Cold Storage', 'Dairy', 'Energy',
  'Engineering', 'Farms', 'Ferries', 'Foods', 'Forestry', 'Freight', 'Furniture', 'Glassworks', 'Hotels', 'Instruments',
  'Insurance', 'Laboratories', 'Logistics', 'Machining', 'Maritime', 'Metals', 'Optics', 'Packaging', 'Paper', 'Pharmacy',
  'Plastics', 'Printing', 'Pumps', 'Rail', 'Robotics', 'Schools', 'Seeds', 'Solar', 'Textiles', 'Tools', 'Valves',
  'Water', 'Wind', 'Wines',
] as const;

/** Names that are hard on software: accents and combining marks, four-byte characters, right-to-left, markup, quotes. */
// prettier-ignore
export const hardNames = [
  'Żółta Łąka Sp. z o.o.', 'Đường Sông Vận Tải', 'Ñandú & Hijos, S.A.', 'Œuvre Française d’Horlogerie',
  'Cafe\u0301 Ame\u0301lie', 'İğde Çiçeği A.Ş.', '𠮷田 Instruments', '𝔉raktur Press', 'Rocket 🚀 Couriers', '👩‍🔬 Lab Supply',
  'שדה ירוק בע״מ', 'مخازن النخيل', 'شركة الأفق للنقل', 'Αλμυρός Άνεμος', 'Северный Ветер', '青葉物流', '한빛 기계', 'สวนมะพร้าว',
  'O’Hare & “Sons”', 'Fish & Chips <Wholesale>', 'Back\\slash Tools', 'Comma, Semicolon; Tab', 'Percent % Plus + Ampersand',
] as const;

/** City, country (ISO 3166-1) and legal form. */
// prettier-ignore
export const places = [
  ['Aarhus', 'DK', 'A/S'], ['Antwerpen', 'BE', 'NV'], ['Austin', 'US', 'Inc.'], ['Barcelona', 'ES', 'S.L.'],
  ['Bergen', 'NO', 'AS'], ['Bologna', 'IT', 'S.r.l.'], ['Boston', 'US', 'LLC'], ['Bristol', 'GB', 'Ltd'],
  ['Brno', 'CZ', 's.r.o.'], ['Cork', 'IE', 'Ltd'], ['Curitiba', 'BR', 'Ltda'], ['Denver', 'US', 'Inc.'],
  ['Dresden', 'DE', 'GmbH'], ['Eindhoven', 'NL', 'B.V.'], ['Gdańsk', 'PL', 'S.A.'], ['Genève', 'CH', 'SA'],
  ['Göteborg', 'SE', 'AB'], ['Graz', 'AT', 'GmbH'], ['Halifax', 'CA', 'Inc.'], ['Izmir', 'TR', 'A.Ş.'],
  ['Kobe', 'JP', 'K.K.'], ['Kraków', 'PL', 'Sp. z o.o.'], ['Köln', 'DE', 'GmbH'], ['Leeds', 'GB', 'plc'],
  ['Lille', 'FR', 'SARL'], ['Linz', 'AT', 'AG'], ['Lyon', 'FR', 'SAS'], ['Malmö', 'SE', 'AB'],
  ['Melbourne', 'AU', 'Pty Ltd'], ['Montréal', 'CA', 'Inc.'], ['München', 'DE', 'AG'], ['Nagoya', 'JP', 'K.K.'],
  ['Oulu', 'FI', 'Oy'], ['Perth', 'AU', 'Pty Ltd'], ['Porto', 'PT', 'Lda'], ['Pune', 'IN', 'Pvt Ltd'],
  ['Rotterdam', 'NL', 'B.V.'], ['San José', 'CR', 'S.A.'], ['São Paulo', 'BR', 'S.A.'], ['Sevilla', 'ES', 'S.L.'],
  ['Szeged', 'HU', 'Kft.'], ['Tampere', 'FI', 'Oyj'], ['Tel Aviv', 'IL', 'Ltd'], ['Torino', 'IT', 'S.p.A.'],
  ['Tromsø', 'NO', 'AS'], ['Valparaíso', 'CL', 'SpA'], ['Wellington', 'NZ', 'Ltd'], ['Zürich', 'CH', 'AG'],
] as const;

// prettier-ignore
export const givenNames = [
  'Ada', 'Agnès', 'Amir', 'Anika', 'Björn', 'Camille', 'Chidi', 'Dina', 'Elif', 'Emre', 'Fatou', 'Femi', 'Grace', 'Hana',
  'Ignacio', 'Ingrid', 'Jonas', 'Jürgen', 'Kateřina', 'Kofi', 'Lena', 'Leyla', 'Mads', 'Mei', 'Nadia', 'Noor', 'Olga',
  'Oskar', 'Priya', 'Quentin', 'Rafael', 'Rosa', 'Sami', 'Signe', 'Tomás', 'Uma', 'Vera', 'Wiktor', 'Yusuf', 'Zoë',
] as const;

// prettier-ignore
export const familyNames = [
  'Abara', 'Ahlgren', 'Barros', 'Bianchi', 'Castellanos', 'Dąbrowska', 'Dunne', 'Eriksen', 'Falk', 'Fournier', 'Gallo',
  'Grün', 'Haddad', 'Ibarra', 'Ito', 'Jansen', 'Kaya', 'Keller', 'Kovács', 'Larsson', 'Lévesque', 'Marković', 'Mensah',
  'Novák', 'O’Brien', 'Okafor', 'Pereira', 'Quist', 'Rao', 'Rossi', 'Schäfer', 'Silva', 'Tanaka', 'Torres', 'Ueda',
  'Vasile', 'Weber', 'Ximénez', 'Yıldız', 'Zając',
] as const;

// prettier-ignore
export const managers = [
  'Marta Olsson', 'Pierre Aubert', 'Nia Mwangi', 'Lukas Brandt', 'Sofía Rivas', 'Daniel Cho', 'Aoife Byrne', 'Jan de Wit',
] as const;

// prettier-ignore
export const models = [
  'Heat pump HP-40', 'Heat pump HP-65', 'Compressor C2', 'Compressor C5', 'Conveyor LX', 'Forklift F18', 'Boiler B300',
  'Chiller K12', 'Label printer P7', 'Pallet scale S1500', 'Air handler A9', 'Dock leveller D4', 'UPS U20', 'Router R6',
] as const;

export const sites = [
  'Plant',
  'Warehouse North',
  'Warehouse South',
  'Head office',
  'Loading dock',
  'Lab',
  'Site 2',
] as const;

// prettier-ignore
export const partNames = [
  'Air filter', 'Axle', 'Ball bearing', 'Belt', 'Brush', 'Cable set', 'Chain', 'Circuit board', 'Clamp', 'Coil', 'Coupling',
  'Cover', 'Cylinder', 'Display', 'Drive roller', 'Fan', 'Fuse', 'Gasket', 'Gear wheel', 'Hose', 'Impeller', 'Lamp',
  'Motor', 'Nozzle', 'O-ring', 'Piston', 'Power supply', 'Pump head', 'Relay', 'Sensor', 'Shaft', 'Spring', 'Switch',
  'Thermostat', 'Valve', 'Washer',
] as const;
