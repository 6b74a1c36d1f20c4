// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IDataRightsRegistry} from "cess/rights/IDataRightsRegistry.sol";

/// @title Title deeds of parcels: tokens that move with documents, or not at all.
/// @notice A registrar issues one deed for a parcel. Every document of a deed is a file stored in the network, named by its data
/// certificate; the claim that comes along says what the file is, and the network's registry says whether that is what was
/// registered. A sale needs a document, the buyer's consent to exactly the documents it has seen, and the price, in one transaction.
interface ITitleDeeds is IERC721 {
    /// @param fid id under which the file is stored
    /// @param instanceHash BLAKE3 of the file, so that whoever is handed a copy can tell whether it is the document
    /// @param certificate its data certificate
    /// @param boundAt timestamp
    struct Document {
        bytes32 fid;
        bytes32 instanceHash;
        uint40 certificate;
        uint40 boundAt;
    }

    /// @param buyer the only one who may accept; zero where no sale is open
    /// @param deadline last second in which it may be accepted
    /// @param price wei of CESS
    struct Sale {
        address buyer;
        uint40 deadline;
        uint96 price;
    }

    event DeedIssued(uint256 indexed deed, address indexed owner, string parcel);
    /// @param provenance of the deed from here on
    event DocumentBound(
        uint256 indexed deed,
        uint40 indexed certificate,
        address indexed by,
        bytes32 fid,
        bytes32 instanceHash,
        bytes32 provenance
    );
    event SaleProposed(
        uint256 indexed deed, address indexed seller, address indexed buyer, uint256 price, uint256 deadline
    );
    event SaleWithdrawn(uint256 indexed deed);
    /// @param provenance that the buyer agreed to
    event DeedSold(
        uint256 indexed deed, address indexed seller, address indexed buyer, uint256 price, bytes32 provenance
    );
    event DeedReassigned(uint256 indexed deed, address indexed from, address indexed to, uint40 certificate);

    error OnlyRegistrar(address expected, address actual);
    error OnlyDeedOwner(uint256 deed, address expected, address actual);
    error OnlyBuyer(uint256 deed, address expected, address actual);
    error ParcelLength(uint256 minimum, uint256 maximum, uint256 actual);
    error ParcelHasDeed(uint256 deed);
    /// @notice A certificate documents one deed, once.
    error DocumentOfDeed(uint40 certificate, uint256 deed);
    error OnlyDocumentHolder(uint40 certificate, address expected, address actual);
    /// @notice It is disputed, or a TEE worker found its claim to be invented.
    error DocumentDoubtful(uint40 certificate);
    error NoSaleOpen(uint256 deed);
    error SaleOpen(uint256 deed, address buyer);
    error BuyerIsOwner(uint256 deed);
    error DeadlineOutOfRange(uint256 minimum, uint256 maximum, uint256 actual);
    error SaleOver(uint256 deadline, uint256 actual);
    /// @notice Somebody has bound a document since the buyer looked.
    error ProvenanceChanged(bytes32 seen, bytes32 actual);
    /// @notice Deeds do not move by transferFrom: `propose` and `accept` a sale.
    error DeedNeedsSale(uint256 deed);

    /// @notice Registrar: the deed of a parcel, to the holder of the certificate of its first document.
    /// @param parcel what the land register calls it, 1 to 256 bytes
    function issue(address owner, string calldata parcel, uint40 certificate, IDataRightsRegistry.Claim calldata claim)
        external
        returns (uint256 deed);
    /// @notice Owner: one more document, e.g. a survey.
    function bind(uint256 deed, uint40 certificate, IDataRightsRegistry.Claim calldata claim) external;
    /// @notice Owner: offers the deed to one buyer and binds the contract of sale.
    /// @param price wei of CESS
    /// @param deadline timestamp, at most a year ahead
    function propose(
        uint256 deed,
        address buyer,
        uint96 price,
        uint40 deadline,
        uint40 certificate,
        IDataRightsRegistry.Claim calldata claim
    ) external;
    /// @notice Owner: takes the offer back. Its document stays bound.
    function withdraw(uint256 deed) external;
    /// @notice Buyer: pays the price, which it has approved for this contract, and gets the deed.
    /// @param provenance of the deed when the buyer read its documents; a new offer changes it too, so it stands for the price
    function accept(uint256 deed, bytes32 provenance) external;
    /// @notice Registrar: hands a deed on without a sale, e.g. to heirs, on a document that the registrar holds; ends an open sale.
    function reassign(uint256 deed, address to, uint40 certificate, IDataRightsRegistry.Claim calldata claim) external;

    function registrar() external view returns (address);
    function deedCount() external view returns (uint256);
    /// @notice The deed of a parcel, zero where there is none.
    function deedOf(string calldata parcel) external view returns (uint256);
    function saleOf(uint256 deed) external view returns (Sale memory);
    /// @notice keccak256(provenance before ‖ certificate ‖ fid ‖ instance hash) over all documents in order, from zero.
    function provenanceOf(uint256 deed) external view returns (bytes32);
    function documentCount(uint256 deed) external view returns (uint256);
    /// @notice Up to `count` documents, oldest first, from position `from`.
    function documents(uint256 deed, uint256 from, uint256 count) external view returns (Document[] memory);
}
