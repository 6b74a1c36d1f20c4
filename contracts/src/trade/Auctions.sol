// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {IRightsDisputes} from "../rights/IRightsDisputes.sol";
import {CertificateSales} from "./CertificateSales.sol";
import {IAuctions} from "./IAuctions.sol";

/// @title English auctions with the certificate in custody.
/// @custom:security The escrow is the sum of the highest bids. While the contract holds a certificate nobody can change its terms or its
/// lineage, and what it earns goes to the seller (RevenueShares asks `sellerOf`), who may still sell keys and licences of it. An outbid account gets vault
/// balance, without a call to it, so no bidder can block the next. Before the winner pays, the standing of the certificate is asked:
/// under dispute everything waits, for 30 days at most, since disputes can be opened one after the other; then, and where it was
/// found invented, the bid goes back and the certificate stays here, its seller's. A seller may bid from a
/// second account and so push the price; bidders who bid no more than it is worth to them lose nothing by it. Validators can
/// keep a late bid out of a block; each late bid extends the end, so that has to be done for long.
contract Auctions is IAuctions, CertificateSales {
    uint256 private constant SHORTEST = 60;
    uint256 private constant LONGEST = 30 days;
    /// @dev A bid in the last twentieth of the duration, ten minutes at most, leaves as much to answer it.
    uint256 private constant EXTENSION_PART = 20;
    uint256 private constant LONGEST_EXTENSION = 600;
    /// @dev How long after its end an auction waits for disputes.
    uint256 private constant PATIENCE = 30 days;
    uint256 private constant STEP = 105;
    uint256 private constant HUNDRED = 100;

    IRightsDisputes private immutable DISPUTES;

    mapping(uint256 certificate => Auction auction) private _auctions;
    uint256[50] private __gap;

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) CertificateSales(directory) {
        DISPUTES = IRightsDisputes(directory.find("RightsDisputes"));
    }

    /// @inheritdoc IAuctions
    function start(uint256 certificate, uint96 reserve, uint40 duration) external {
        address holder = CERTIFICATES.ownerOf(certificate);
        if (msg.sender != holder) revert OnlyAuctioneer(certificate, holder, msg.sender);
        if (duration < SHORTEST || duration > LONGEST) revert AuctionDurationOutOfRange(SHORTEST, LONGEST, duration);
        uint40 end = uint40(block.timestamp) + duration;
        _auctions[certificate] =
            Auction({seller: holder, reserve: reserve, bidder: address(0), bid: 0, end: end, duration: duration});
        emit AuctionStarted(certificate, holder, reserve, end);
        CERTIFICATES.transferFrom(holder, address(this), certificate);
    }

    /// @inheritdoc IAuctions
    function bid(uint256 certificate, uint96 amount) external {
        Auction memory one = _running(certificate);
        if (block.timestamp >= one.end) revert AuctionOver(certificate, one.end, block.timestamp);
        if (msg.sender == one.seller) revert SellerMayNotBid(certificate, one.seller);
        uint256 minimum = minimumBid(certificate);
        if (amount < minimum) revert BidTooLow(minimum, amount);
        Auction storage stored = _auctions[certificate];
        (stored.bidder, stored.bid) = (msg.sender, amount);
        uint256 end = _endAfterBid(one);
        if (end != one.end) stored.end = uint40(end);
        emit BidPlaced(certificate, msg.sender, amount, end);
        if (one.bid != 0) VAULT.release(one.bidder, one.bid);
        VAULT.lock(msg.sender, amount);
    }

    /// @inheritdoc IAuctions
    function cancel(uint256 certificate) external {
        Auction memory one = _running(certificate);
        if (msg.sender != one.seller) revert OnlyAuctioneer(certificate, one.seller, msg.sender);
        if (one.bid != 0) revert AuctionHasBid(certificate, one.bidder, one.bid);
        _giveBack(certificate, one);
    }

    /// @inheritdoc IAuctions
    function settle(uint256 certificate) external {
        Auction memory one = _running(certificate);
        if (block.timestamp < one.end) revert AuctionOpen(certificate, one.end, block.timestamp);
        (IRightsDisputes.Standing standing, bool disputed) = DISPUTES.statusOf(certificate);
        // Disputes that nobody answers can follow each other for ever; a bid is not held that long.
        bool inVain = disputed && one.bid != 0 && block.timestamp > uint256(one.end) + PATIENCE;
        if (disputed && !inVain) revert CertificateUnderDispute(certificate);
        if (one.bid == 0) {
            _giveBack(certificate, one);
        } else if (inVain || standing == IRightsDisputes.Standing.Invented) {
            // It cannot be handed on; without a bid, the entry keeps saying whose it is.
            (_auctions[certificate].bidder, _auctions[certificate].bid) = (address(0), 0);
            emit AuctionCancelled(certificate, one.seller, one.bidder, one.bid);
            VAULT.release(one.bidder, one.bid);
        } else {
            delete _auctions[certificate];
            CERTIFICATES.transferFrom(address(this), one.bidder, certificate);
            uint256 royalty = _share(certificate, one.seller, one.bid);
            emit AuctionSettled(certificate, one.seller, one.bidder, one.bid, royalty);
        }
    }

    /// @inheritdoc IAuctions
    function auctionOf(uint256 certificate) external view returns (Auction memory) {
        return _auctions[certificate];
    }

    /// @inheritdoc IAuctions
    function sellerOf(uint256 certificate) external view returns (address) {
        return _auctions[certificate].seller;
    }

    /// @inheritdoc IAuctions
    function minimumBid(uint256 certificate) public view returns (uint256 minimum) {
        Auction memory one = _auctions[certificate];
        minimum = one.bid == 0 ? one.reserve : (uint256(one.bid) * STEP + HUNDRED - 1) / HUNDRED;
        if (minimum == 0) minimum = 1;
    }

    function _giveBack(uint256 certificate, Auction memory one) private {
        delete _auctions[certificate];
        emit AuctionCancelled(certificate, one.seller, address(0), 0);
        CERTIFICATES.transferFrom(address(this), one.seller, certificate);
    }

    function _running(uint256 certificate) private view returns (Auction memory one) {
        one = _auctions[certificate];
        if (one.seller == address(0)) revert AuctionUnknown(certificate);
    }

    function _endAfterBid(Auction memory one) private view returns (uint256 end) {
        uint256 extension = one.duration / EXTENSION_PART;
        if (extension > LONGEST_EXTENSION) extension = LONGEST_EXTENSION;
        end = block.timestamp + extension;
        if (end < one.end) end = one.end;
    }
}
