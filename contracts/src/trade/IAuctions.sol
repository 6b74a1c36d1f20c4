// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title English auctions of certificates (protocol.md section 9, ADR 0035).
/// @notice The contract holds the certificate meanwhile, so its terms and lineage stay as bidders saw them; what it earns belongs to
/// the seller until the auction is settled. A bid close to the end extends it.
interface IAuctions {
    /// @param end timestamp; bids come before it
    /// @param duration seconds as it was started
    /// @param bid highest, wei; 0 for none
    struct Auction {
        address seller;
        uint96 reserve;
        address bidder;
        uint96 bid;
        uint40 end;
        uint40 duration;
    }

    event AuctionStarted(uint256 indexed certificate, address indexed seller, uint256 reserve, uint256 end);
    event BidPlaced(uint256 indexed certificate, address indexed bidder, uint256 amount, uint256 end);
    event AuctionSettled(
        uint256 indexed certificate, address indexed seller, address indexed winner, uint256 price, uint256 royalty
    );
    event AuctionCancelled(uint256 indexed certificate, address indexed seller, address bidder, uint256 refund);

    error OnlyAuctioneer(uint256 certificate, address expected, address actual);
    error AuctionDurationOutOfRange(uint256 minimum, uint256 maximum, uint256 actual);
    error AuctionUnknown(uint256 certificate);
    error AuctionOver(uint256 certificate, uint256 end, uint256 actual);
    error AuctionOpen(uint256 certificate, uint256 end, uint256 actual);
    error AuctionHasBid(uint256 certificate, address bidder, uint256 amount);
    error BidTooLow(uint256 minimum, uint256 actual);
    error SellerMayNotBid(uint256 certificate, address seller);
    error CertificateUnderDispute(uint256 certificate);

    /// @notice Holder, who has approved this contract for the certificate: bids from `reserve` wei on, for a minute to 30 days.
    function start(uint256 certificate, uint96 reserve, uint40 duration) external;
    /// @notice Locks `amount` wei of the caller's vault balance; the bid before it is its bidder's balance again. At least 5 % above it.
    function bid(uint256 certificate, uint96 amount) external;
    /// @notice Seller, while there is no bid.
    function cancel(uint256 certificate) external;
    /// @notice Permissionless after the end: certificate to the winner, money to seller, creator and parents; without a bid, or with a
    /// certificate that was found to be invented meanwhile, everything goes back.
    function settle(uint256 certificate) external;

    function auctionOf(uint256 certificate) external view returns (Auction memory);
    /// @notice Seller of a running auction; zero where there is none.
    function sellerOf(uint256 certificate) external view returns (address);
    /// @notice The least that the next bid must be.
    function minimumBid(uint256 certificate) external view returns (uint256);
}
