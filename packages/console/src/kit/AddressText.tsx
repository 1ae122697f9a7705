/** An IP address in a table: IPv4 stays in one piece, IPv6 may take several lines. */
export const AddressText = ({ address }: { address: string }) => <code className="address">{address}</code>;
