// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Offers to buy a certificate, money on the table (protocol.md section 9, ADR 0035).
interface IPurchaseOffers {
    /// @param until timestamp, the last at which it may be accepted
    /// @param lineage Lineage.digestOf that the buyer offers for
    struct PurchaseOffer {
        address buyer;
        uint96 amount;
        uint40 certificate;
        uint40 until;
        bytes32 lineage;
    }

    event PurchaseOffered(
        uint64 indexed offer, uint256 indexed certificate, address indexed buyer, uint256 amount, uint256 until
    );
    event PurchaseOfferWithdrawn(uint64 indexed offer, uint256 amount);
    event PurchaseOfferAccepted(
        uint64 indexed offer, uint256 indexed certificate, address indexed seller, uint256 amount, uint256 royalty
    );

    error PurchaseOfferUnknown(uint64 offer);
    error PurchaseOfferOver(uint64 offer, uint256 until, uint256 actual);
    error OfferTermOutOfRange(uint256 earliest, uint256 latest, uint256 actual);
    error OnlyOfferer(uint64 offer, address expected, address actual);
    error OnlyOfferedHolder(uint256 certificate, address expected, address actual);
    error OfferBelow(uint256 minimum, uint256 actual);

    /// @notice Locks `amount` wei of the caller's vault balance until the offer is accepted or withdrawn.
    function offer(uint256 certificate, uint96 amount, uint40 until, bytes32 lineage) external returns (uint64 id);
    /// @notice Buyer, at any time: the money is vault balance again.
    function withdraw(uint64 id) external;
    /// @notice Holder, who has approved this contract for the certificate.
    /// @param minimum wei below which the caller does not sell
    function accept(uint64 id, uint256 minimum) external;

    function offerOf(uint64 id) external view returns (PurchaseOffer memory);
    function offerCount() external view returns (uint64);
}
