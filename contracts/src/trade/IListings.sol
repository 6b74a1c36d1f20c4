// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Certificates at a fixed price (protocol.md section 9, ADR 0035).
/// @notice The certificate stays with its holder, who approves this contract for it. A listing ends with the sale, with the
/// certificate's transfer by any other way, and at its end.
interface IListings {
    struct Listing {
        address seller;
        uint96 price;
        uint40 until;
    }

    event Listed(uint256 indexed certificate, address indexed seller, uint256 price, uint256 until);
    event Delisted(uint256 indexed certificate, address indexed seller);
    event CertificateSold(
        uint256 indexed certificate, address indexed seller, address indexed buyer, uint256 price, uint256 royalty
    );

    error OnlySeller(uint256 certificate, address expected, address actual);
    error ListingTermOutOfRange(uint256 earliest, uint256 latest, uint256 actual);
    error NotListed(uint256 certificate);
    error ListingOver(uint256 certificate, uint256 until, uint256 actual);
    error ListingStale(uint256 certificate, address seller, address holder);
    error CertificatePriceAbove(uint256 maximum, uint256 actual);

    /// @notice Holder: lists at `price` wei until the timestamp, at most 366 days ahead. Listing again changes price and end.
    function list(uint256 certificate, uint96 price, uint40 until) external;
    /// @notice Seller; anybody where the seller holds the certificate no more.
    function delist(uint256 certificate) external;
    /// @notice Buys from the caller's vault balance; the certificate is transferred without a call to the receiver.
    /// @param maximum wei that the caller agrees to
    /// @param lineage Lineage.digestOf as the caller saw it
    function buy(uint256 certificate, uint256 maximum, bytes32 lineage) external;

    function listingOf(uint256 certificate) external view returns (Listing memory);
}
