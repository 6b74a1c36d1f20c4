// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What data earns, split along the lineage (protocol.md section 9, ADR 0034).
/// @notice Every certificate has an inbox. `claim` empties one: each parent's share (basis points, kept by Lineage) into the
/// parent's inbox, the rest to whoever holds the certificate. So money climbs one level a call and no call walks the graph.
interface IRevenueShares {
    event Earned(uint256 indexed certificate, address indexed payer, uint256 amount);
    event RoyaltyPaid(uint256 indexed certificate, address indexed receiver, uint256 amount);
    event SharePassed(uint256 indexed certificate, uint256 indexed parent, uint256 amount);
    event RevenueClaimed(uint256 indexed certificate, address indexed holder, uint256 amount);

    error EarningsNotHanded(uint256 expected, uint256 actual);
    error LengthMismatch(uint256 expected, uint256 actual);
    error InboxEmpty(uint256 certificate);
    error CertificatesLength(uint256 minimum, uint256 maximum, uint256 actual);

    /// @notice Pays `amount` wei of the caller's vault balance into the certificate's inbox.
    function pay(uint256 certificate, uint256 amount) external;
    /// @notice Books what a controller of the Vault has just handed into this contract's escrow, wherever it came from.
    /// @param certificates whose data earned it
    /// @param amounts wei, as many, none zero
    function deliver(uint256[] calldata certificates, uint256[] calldata amounts) external;
    /// @notice The same for a royalty, not zero: the parents' shares into their inboxes, the rest to `receiver`.
    function deliverRoyalty(uint256 certificate, uint256 amount, address receiver) external;

    /// @notice Permissionless: empties the inbox.
    /// @return amount wei that the holder got
    function claim(uint256 certificate) external returns (uint256 amount);
    /// @notice The same for up to 32 certificates, later ones first where one is another's parent; empty ones are passed over.
    function claimMany(uint256[] calldata certificates) external returns (uint256 amount);

    /// @notice Wei in the inbox.
    function inboxOf(uint256 certificate) external view returns (uint256);
    /// @notice Wei of it that the holder would get.
    function claimable(uint256 certificate) external view returns (uint256);
    /// @notice Who gets it: the owner, or the seller while the certificate is held by Auctions.
    function beneficiaryOf(uint256 certificate) external view returns (address);
}
