// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDataRightsRegistry} from "../rights/IDataRightsRegistry.sol";

/// @title A file's key against money, both or neither (protocol.md section 9, ADR 0034; formats: docs/formats.md, sale capsule).
/// @notice The holder of a certificate offers its data key in a capsule (W, A2, sealed words). The secret of the capsule is the only
/// point S of G1 with e(S, G2) = e(W, A2). A buyer locks the price and names a point B = b G1. Whoever knows S delivers C1 = k G1,
/// K2 = k G2, C2 = S + k B, which two pairing equations check; the buyer alone finds S = C2 - b C1. The price is held for
/// ComplaintWindow: S unseals a key that does not fit the certificate's key commitment, and the price goes back.
/// @dev Points as in EIP-2537: G1 128 bytes, G2 256.
interface IKeySales {
    enum OfferState {
        Unknown,
        Open,
        Withdrawn,
        Refuted // somebody showed that its key is wrong
    }

    enum SaleState {
        Unknown,
        Bought,
        Delivered,
        Completed,
        Refunded
    }

    /// @param certificate whose file it opens
    /// @param point W in G1
    /// @param labelKey A2 in G2
    /// @param sealedKeys data key ‖ one mask key for each deal of the file, 32 bytes each, XORed with the pads of S
    struct Capsule {
        uint40 certificate;
        bytes point;
        bytes labelKey;
        bytes sealedKeys;
    }

    /// @param commitment to the data key, as the certificate was registered with it
    struct Offer {
        address seller;
        uint96 price;
        uint40 certificate;
        OfferState state;
        bytes32 commitment;
    }

    /// @param due timestamp: the last for delivery; once delivered, the last for a complaint
    /// @param readerKey first 26 bytes of keccak256(B)
    struct Sale {
        address buyer;
        uint96 price;
        bytes32 offer;
        uint40 due;
        SaleState state;
        bytes26 readerKey;
    }

    event KeyOffered(
        bytes32 indexed offer, uint256 indexed certificate, address indexed seller, uint256 price, Capsule capsule
    );
    event KeyRepriced(bytes32 indexed offer, uint256 price);
    event KeyOfferEnded(bytes32 indexed offer, OfferState state);
    event KeyBought(
        uint256 indexed sale,
        bytes32 indexed offer,
        address indexed buyer,
        uint256 price,
        bytes readerKey,
        uint256 deadline
    );
    event KeyDelivered(uint256 indexed sale, bytes c1, bytes k2, bytes c2, uint256 complainUntil);
    event KeySaleCompleted(uint256 indexed sale, uint256 indexed certificate, uint256 amount);
    event KeySaleRefunded(uint256 indexed sale, address indexed buyer, uint256 amount);

    error OnlyKeySeller(uint256 certificate, address expected, address actual);
    error SaleCapsuleLength(string what, uint256 expected, uint256 actual);
    error SaleCapsuleRejected(string what);
    error KeyOfferStateWrong(bytes32 offer, OfferState expected, OfferState actual);
    error KeyPriceAbove(uint256 maximum, uint256 actual);
    error BuyerRefused(uint256 certificate, address buyer);
    error DeliveryOutOfRange(uint256 earliest, uint256 latest, uint256 actual);
    error SaleStateWrong(uint256 sale, SaleState expected, SaleState actual);
    error SaleOfferMismatch(uint256 sale, bytes32 expected, bytes32 actual);
    error SaleReaderKeyMismatch(uint256 sale, bytes26 expected, bytes26 actual);
    error KeyOfferStale(bytes32 offer, address seller, address holder);
    error DeliveryTooLate(uint256 sale, uint256 deadline, uint256 actual);
    error DeliveryRejected(uint256 sale);
    error RefundTooEarly(uint256 sale, uint256 deadline, uint256 actual);
    error ComplaintTooLate(uint256 sale, uint256 last, uint256 actual);
    error ComplaintOpen(uint256 sale, uint256 until, uint256 actual);
    error ComplaintSecretWrong(uint256 sale);
    error KeyIsRight(uint256 sale, bytes32 commitment);
    error OnlySaleBuyer(uint256 sale, address expected, address actual);

    /// @notice Holder of the certificate: offers its key at `price` wei. 1 to 33 words are sealed.
    /// @param claim what the certificate was registered with: its key commitment is what the key must fit
    /// @return id of the offer, keccak256 of the capsule
    function offer(Capsule calldata capsule, IDataRightsRegistry.Claim calldata claim, uint96 price)
        external
        returns (bytes32 id);
    /// @notice Seller: a new price for later buyers.
    function reprice(bytes32 id, uint96 price) external;
    /// @notice Seller, or the certificate's holder: no more buyers. Purchases that were made stay.
    function withdraw(bytes32 id) external;

    /// @notice Locks the price from the caller's vault balance.
    /// @param maximum wei that the caller agrees to
    /// @param readerKey B; the caller knows its logarithm, and best uses it for this purchase only
    /// @param deadline timestamp, the last for delivery: a minute to DeliveryWindow protocol days ahead
    function buy(bytes32 id, uint256 maximum, bytes calldata readerKey, uint40 deadline) external returns (uint256 sale);
    /// @notice Permissionless: C1 128 ‖ K2 256 ‖ C2 128 bytes. Only whoever knows S can make it.
    function deliver(uint256 sale, Capsule calldata capsule, bytes calldata readerKey, bytes calldata delivery) external;
    /// @notice Permissionless: S (128 bytes) shows that the capsule's key is wrong; the price goes back and the offer ends.
    function complain(uint256 sale, Capsule calldata capsule, bytes calldata secret) external;
    /// @notice Permissionless: back to the buyer where nothing was delivered in time, or the offer was refuted.
    function refund(uint256 sale) external;
    /// @notice Buyer: content before the window has ended.
    function accept(uint256 sale) external;
    /// @notice Permissionless after the window: the price goes to the certificate's revenue.
    function collect(uint256 sale) external;

    function offerOf(bytes32 id) external view returns (Offer memory);
    function saleOf(uint256 sale) external view returns (Sale memory);
    function saleCount() external view returns (uint256);
    /// @notice keccak256(abi.encode(capsule)).
    function idOf(Capsule calldata capsule) external pure returns (bytes32);
}
