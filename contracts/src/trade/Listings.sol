// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {CertificateSales} from "./CertificateSales.sol";
import {IListings} from "./IListings.sol";

/// @title Listings at a fixed price.
/// @custom:security The escrow is empty between calls. A buyer names its maximum and the lineage it saw, so no change just before its call
/// costs it more than it agreed to. A sold certificate is no longer its seller's, so neither a second sale here nor one in Offers or
/// Auctions goes through. A listing whose seller has parted with the certificate is dead, and anybody may take it away; where the
/// seller gets the certificate back before its end and has approved this contract for all, it is alive again: hence the end. Calls
/// go to contracts of the Directory only, none of which calls a buyer or seller.
contract Listings is IListings, CertificateSales {
    uint256 private constant LONGEST = 366 days;

    mapping(uint256 certificate => Listing listing) private _listings;
    uint256[50] private __gap;

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) CertificateSales(directory) {}

    /// @inheritdoc IListings
    function list(uint256 certificate, uint96 price, uint40 until) external {
        address holder = CERTIFICATES.ownerOf(certificate);
        if (msg.sender != holder) revert OnlySeller(certificate, holder, msg.sender);
        if (until <= block.timestamp || until > block.timestamp + LONGEST) {
            revert ListingTermOutOfRange(block.timestamp + 1, block.timestamp + LONGEST, until);
        }
        _listings[certificate] = Listing({seller: msg.sender, price: price, until: until});
        emit Listed(certificate, msg.sender, price, until);
    }

    /// @inheritdoc IListings
    function delist(uint256 certificate) external {
        address seller = _listings[certificate].seller;
        if (seller == address(0)) revert NotListed(certificate);
        if (msg.sender != seller && CERTIFICATES.ownerOf(certificate) == seller) {
            revert OnlySeller(certificate, seller, msg.sender);
        }
        delete _listings[certificate];
        emit Delisted(certificate, seller);
    }

    /// @inheritdoc IListings
    function buy(uint256 certificate, uint256 maximum, bytes32 lineage) external {
        Listing memory listing = _listings[certificate];
        if (listing.seller == address(0)) revert NotListed(certificate);
        if (block.timestamp > listing.until) revert ListingOver(certificate, listing.until, block.timestamp);
        address holder = CERTIFICATES.ownerOf(certificate);
        if (holder != listing.seller) revert ListingStale(certificate, listing.seller, holder);
        if (listing.price > maximum) revert CertificatePriceAbove(maximum, listing.price);
        _checkLineage(certificate, lineage);
        delete _listings[certificate];
        if (listing.price != 0) VAULT.lock(msg.sender, listing.price);
        CERTIFICATES.transferFrom(listing.seller, msg.sender, certificate);
        uint256 royalty = _share(certificate, listing.seller, listing.price);
        emit CertificateSold(certificate, listing.seller, msg.sender, listing.price, royalty);
    }

    /// @inheritdoc IListings
    function listingOf(uint256 certificate) external view returns (Listing memory) {
        return _listings[certificate];
    }
}
