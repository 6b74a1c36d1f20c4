// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters, Parameter} from "../governance/INetworkParameters.sol";
import {Bls12381} from "../lib/Bls12381.sol";
import {IDataRightsRegistry} from "../rights/IDataRightsRegistry.sol";
import {IVault} from "../token/IVault.sol";
import {IAccessTerms} from "./IAccessTerms.sol";
import {IKeySales} from "./IKeySales.sol";
import {IRevenueShares} from "./IRevenueShares.sol";
import {SaleSecrets} from "./SaleSecrets.sol";

/// @title Offers, purchases and deliveries of keys.
/// @custom:security The escrow is the sum of the prices of all purchases that are bought or delivered. The price moves on only against a
/// delivery that the curve accepts and only after the buyer could complain; it goes back where nothing was delivered in time or the
/// key does not fit the commitment that the certificate was registered with. What the chain cannot judge: whether the mask keys
/// behind the data key are right (their commitments are nowhere), and whether the certificate's file is worth its price. A seller
/// that does not deliver locks a price until the buyer's own deadline and gains nothing; a buyer costs a seller one delivery and
/// has paid for it. Whoever bought the key knows S and may pass it on, as with any key. State is written before the Vault is called, and
/// calls go to contracts of the Directory and to precompiles only.
contract KeySales is IKeySales {
    uint256 private constant WORD = 32;
    uint256 private constant MOST_WORDS = 33;
    uint256 private constant SHORTEST_DELIVERY = 60;

    INetworkParameters private immutable PARAMETERS;
    IVault private immutable VAULT;
    IDataRightsRegistry private immutable REGISTRY;
    IAccessTerms private immutable TERMS;
    IRevenueShares private immutable REVENUE;
    uint256 private immutable DAY_SECONDS;

    mapping(bytes32 id => Offer offer) private _offers;
    mapping(uint256 sale => Sale known) private _sales;
    uint256 private _count;
    uint256[50] private __gap;

    /// @param directory knows all contracts; nothing but NetworkParameters must be deployed already
    constructor(IDirectory directory) {
        PARAMETERS = INetworkParameters(directory.find("NetworkParameters"));
        VAULT = IVault(directory.find("Vault"));
        REGISTRY = IDataRightsRegistry(directory.find("DataRightsRegistry"));
        TERMS = IAccessTerms(directory.find("AccessTerms"));
        REVENUE = IRevenueShares(directory.find("RevenueShares"));
        DAY_SECONDS = PARAMETERS.constants().daySeconds;
    }

    /// @inheritdoc IKeySales
    function offer(Capsule calldata capsule, IDataRightsRegistry.Claim calldata claim, uint96 price)
        external
        returns (bytes32 id)
    {
        address holder = REVENUE.beneficiaryOf(capsule.certificate);
        if (msg.sender != holder) revert OnlyKeySeller(capsule.certificate, holder, msg.sender);
        REGISTRY.check(capsule.certificate, claim);
        _checkCapsule(capsule);
        id = idOf(capsule);
        if (_offers[id].state != OfferState.Unknown) {
            revert KeyOfferStateWrong(id, OfferState.Unknown, _offers[id].state);
        }
        _offers[id] = Offer({
            seller: msg.sender,
            price: price,
            certificate: capsule.certificate,
            state: OfferState.Open,
            commitment: claim.keyCommitment
        });
        emit KeyOffered(id, capsule.certificate, msg.sender, price, capsule);
    }

    /// @inheritdoc IKeySales
    function reprice(bytes32 id, uint96 price) external {
        Offer storage one = _open(id);
        if (msg.sender != one.seller) revert OnlyKeySeller(one.certificate, one.seller, msg.sender);
        one.price = price;
        emit KeyRepriced(id, price);
    }

    /// @inheritdoc IKeySales
    function withdraw(bytes32 id) external {
        Offer storage one = _open(id);
        if (msg.sender != one.seller && msg.sender != REVENUE.beneficiaryOf(one.certificate)) {
            revert OnlyKeySeller(one.certificate, one.seller, msg.sender);
        }
        _end(id, one, OfferState.Withdrawn);
    }

    /// @inheritdoc IKeySales
    function buy(bytes32 id, uint256 maximum, bytes calldata readerKey, uint40 deadline)
        external
        returns (uint256 sale)
    {
        Offer memory one = _open(id);
        address holder = REVENUE.beneficiaryOf(one.certificate);
        if (holder != one.seller) revert KeyOfferStale(id, one.seller, holder);
        if (one.price > maximum) revert KeyPriceAbove(maximum, one.price);
        if (TERMS.refuses(one.certificate, msg.sender)) revert BuyerRefused(one.certificate, msg.sender);
        uint256 earliest = block.timestamp + SHORTEST_DELIVERY;
        uint256 latest = block.timestamp + PARAMETERS.get(Parameter.DeliveryWindow) * DAY_SECONDS;
        if (deadline < earliest || deadline > latest) revert DeliveryOutOfRange(earliest, latest, deadline);
        _checkLength("readerKey", Bls12381.G1_SIZE, readerKey.length);
        if (!SaleSecrets.isReaderKey(readerKey)) revert SaleCapsuleRejected("readerKey");
        sale = ++_count;
        _sales[sale] = Sale({
            buyer: msg.sender,
            price: one.price,
            offer: id,
            due: deadline,
            state: SaleState.Bought,
            readerKey: bytes26(keccak256(readerKey))
        });
        emit KeyBought(sale, id, msg.sender, one.price, readerKey, deadline);
        if (one.price != 0) VAULT.lock(msg.sender, one.price);
    }

    /// @inheritdoc IKeySales
    function deliver(uint256 sale, Capsule calldata capsule, bytes calldata readerKey, bytes calldata delivery)
        external
    {
        Sale storage one = _in(sale, SaleState.Bought);
        if (block.timestamp > one.due) revert DeliveryTooLate(sale, one.due, block.timestamp);
        _checkOffer(sale, one.offer, capsule);
        bytes26 hash = bytes26(keccak256(readerKey));
        if (hash != one.readerKey) revert SaleReaderKeyMismatch(sale, one.readerKey, hash);
        _checkLength("delivery", SaleSecrets.DELIVERY_SIZE, delivery.length);
        if (!SaleSecrets.isDelivery(capsule.point, capsule.labelKey, readerKey, delivery)) {
            revert DeliveryRejected(sale);
        }
        uint256 until = block.timestamp + PARAMETERS.get(Parameter.ComplaintWindow) * DAY_SECONDS;
        (one.state, one.due) = (SaleState.Delivered, uint40(until));
        emit KeyDelivered(sale, delivery[:128], delivery[128:384], delivery[384:], until);
    }

    /// @inheritdoc IKeySales
    function complain(uint256 sale, Capsule calldata capsule, bytes calldata secret) external {
        Sale storage one = _in(sale, SaleState.Delivered);
        if (block.timestamp > one.due) revert ComplaintTooLate(sale, one.due, block.timestamp);
        _checkOffer(sale, one.offer, capsule);
        _checkLength("secret", Bls12381.G1_SIZE, secret.length);
        if (!SaleSecrets.isSecret(capsule.point, capsule.labelKey, secret)) revert ComplaintSecretWrong(sale);
        Offer storage offered = _offers[one.offer];
        bytes32 commitment = SaleSecrets.commitmentOf(secret, capsule.certificate, capsule.sealedKeys);
        if (commitment == offered.commitment) revert KeyIsRight(sale, commitment);
        if (offered.state != OfferState.Refuted) _end(one.offer, offered, OfferState.Refuted);
        _refund(sale, one);
    }

    /// @inheritdoc IKeySales
    function refund(uint256 sale) external {
        Sale storage one = _sales[sale];
        if (_offers[one.offer].state != OfferState.Refuted || one.state != SaleState.Delivered) {
            _in(sale, SaleState.Bought);
            if (block.timestamp <= one.due && _offers[one.offer].state != OfferState.Refuted) {
                revert RefundTooEarly(sale, one.due, block.timestamp);
            }
        }
        _refund(sale, one);
    }

    /// @inheritdoc IKeySales
    function accept(uint256 sale) external {
        Sale storage one = _in(sale, SaleState.Delivered);
        if (msg.sender != one.buyer) revert OnlySaleBuyer(sale, one.buyer, msg.sender);
        _complete(sale, one);
    }

    /// @inheritdoc IKeySales
    function collect(uint256 sale) external {
        Sale storage one = _in(sale, SaleState.Delivered);
        if (block.timestamp <= one.due) revert ComplaintOpen(sale, one.due, block.timestamp);
        _complete(sale, one);
    }

    /// @inheritdoc IKeySales
    function offerOf(bytes32 id) external view returns (Offer memory) {
        return _offers[id];
    }

    /// @inheritdoc IKeySales
    function saleOf(uint256 sale) external view returns (Sale memory) {
        return _sales[sale];
    }

    /// @inheritdoc IKeySales
    function saleCount() external view returns (uint256) {
        return _count;
    }

    /// @inheritdoc IKeySales
    function idOf(Capsule calldata capsule) public pure returns (bytes32) {
        return keccak256(abi.encode(capsule));
    }

    function _complete(uint256 sale, Sale storage one) private {
        Offer storage offered = _offers[one.offer];
        if (offered.state == OfferState.Refuted) {
            revert KeyOfferStateWrong(one.offer, OfferState.Open, OfferState.Refuted);
        }
        (uint256 price, uint256 certificate) = (one.price, offered.certificate);
        one.state = SaleState.Completed;
        emit KeySaleCompleted(sale, certificate, price);
        if (price == 0) return;
        VAULT.hand(address(REVENUE), price, address(0), 0);
        (uint256[] memory certificates, uint256[] memory amounts) = (new uint256[](1), new uint256[](1));
        (certificates[0], amounts[0]) = (certificate, price);
        REVENUE.deliver(certificates, amounts);
    }

    function _refund(uint256 sale, Sale storage one) private {
        one.state = SaleState.Refunded;
        emit KeySaleRefunded(sale, one.buyer, one.price);
        if (one.price != 0) VAULT.release(one.buyer, one.price);
    }

    function _end(bytes32 id, Offer storage one, OfferState state) private {
        one.state = state;
        emit KeyOfferEnded(id, state);
    }

    function _open(bytes32 id) private view returns (Offer storage one) {
        one = _offers[id];
        if (one.state != OfferState.Open) revert KeyOfferStateWrong(id, OfferState.Open, one.state);
    }

    function _in(uint256 sale, SaleState expected) private view returns (Sale storage one) {
        one = _sales[sale];
        if (one.state != expected) revert SaleStateWrong(sale, expected, one.state);
    }

    function _checkOffer(uint256 sale, bytes32 expected, Capsule calldata capsule) private pure {
        bytes32 actual = idOf(capsule);
        if (actual != expected) revert SaleOfferMismatch(sale, expected, actual);
    }

    function _checkCapsule(Capsule calldata capsule) private view {
        _checkLength("point", Bls12381.G1_SIZE, capsule.point.length);
        _checkLength("labelKey", Bls12381.G2_SIZE, capsule.labelKey.length);
        uint256 size = capsule.sealedKeys.length;
        if (size == 0 || size % WORD != 0 || size > MOST_WORDS * WORD) {
            revert SaleCapsuleLength("sealedKeys", MOST_WORDS * WORD, size);
        }
        if (!SaleSecrets.isCapsule(capsule.point, capsule.labelKey)) revert SaleCapsuleRejected("point or labelKey");
    }

    function _checkLength(string memory what, uint256 expected, uint256 actual) private pure {
        if (actual != expected) revert SaleCapsuleLength(what, expected, actual);
    }
}
