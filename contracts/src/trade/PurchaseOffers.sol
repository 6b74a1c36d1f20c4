// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {IVault} from "../token/IVault.sol";
import {CertificateSales} from "./CertificateSales.sol";
import {IPurchaseOffers} from "./IPurchaseOffers.sol";

/// @title Offers with their money locked.
/// @custom:security The escrow is the sum of the amounts of all offers that are there. An offer names certificate, lineage and end; its
/// buyer may take it back at any time, and a holder who accepts names the least it expects: so neither side can be surprised. A
/// stranger cannot accept, for only the holder may, and the certificate leaves the holder in the same call. Calls go to contracts of
/// the Directory only, none of which calls a buyer or seller.
contract PurchaseOffers is IPurchaseOffers, CertificateSales {
    uint256 private constant LONGEST = 366 days;

    mapping(uint64 id => PurchaseOffer offer) private _offers;
    uint64 private _count;
    uint256[50] private __gap;

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) CertificateSales(directory) {}

    /// @inheritdoc IPurchaseOffers
    function offer(uint256 certificate, uint96 amount, uint40 until, bytes32 lineage) external returns (uint64 id) {
        if (amount == 0) revert IVault.ZeroAmount();
        if (until <= block.timestamp || until > block.timestamp + LONGEST) {
            revert OfferTermOutOfRange(block.timestamp + 1, block.timestamp + LONGEST, until);
        }
        CERTIFICATES.ownerOf(certificate); // reverts where there is none, so the number has 40 bits
        id = ++_count;
        _offers[id] = PurchaseOffer({
            buyer: msg.sender, amount: amount, certificate: uint40(certificate), until: until, lineage: lineage
        });
        emit PurchaseOffered(id, certificate, msg.sender, amount, until);
        VAULT.lock(msg.sender, amount);
    }

    /// @inheritdoc IPurchaseOffers
    function withdraw(uint64 id) external {
        PurchaseOffer memory one = _known(id);
        if (msg.sender != one.buyer) revert OnlyOfferer(id, one.buyer, msg.sender);
        delete _offers[id];
        emit PurchaseOfferWithdrawn(id, one.amount);
        VAULT.release(one.buyer, one.amount);
    }

    /// @inheritdoc IPurchaseOffers
    function accept(uint64 id, uint256 minimum) external {
        PurchaseOffer memory one = _known(id);
        if (block.timestamp > one.until) revert PurchaseOfferOver(id, one.until, block.timestamp);
        if (one.amount < minimum) revert OfferBelow(minimum, one.amount);
        address holder = CERTIFICATES.ownerOf(one.certificate);
        if (msg.sender != holder) revert OnlyOfferedHolder(one.certificate, holder, msg.sender);
        _checkLineage(one.certificate, one.lineage);
        delete _offers[id];
        CERTIFICATES.transferFrom(holder, one.buyer, one.certificate);
        uint256 royalty = _share(one.certificate, holder, one.amount);
        emit PurchaseOfferAccepted(id, one.certificate, holder, one.amount, royalty);
    }

    /// @inheritdoc IPurchaseOffers
    function offerOf(uint64 id) external view returns (PurchaseOffer memory) {
        return _offers[id];
    }

    /// @inheritdoc IPurchaseOffers
    function offerCount() external view returns (uint64) {
        return _count;
    }

    function _known(uint64 id) private view returns (PurchaseOffer memory one) {
        one = _offers[id];
        if (one.buyer == address(0)) revert PurchaseOfferUnknown(id);
    }
}
